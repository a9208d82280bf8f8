import { answerReserve, type Reserve } from "../core/budget/reserve/reserve.ts";
import type { UserError } from "../core/user-error.ts";
import type { Structure } from "../node/worker/document-structure.ts";
import type { TargetModel } from "../node/worker/target-settings.ts";

/** How long the answer to a document will be, and how that is known. */
export function expectedAnswer(
  { request, maxTokens, schema }: Structure,
  { id, window, output }: TargetModel,
): Reserve | UserError {
  return answerReserve({
    ...{ prompt: request, model: id, window, maxOutput: output },
    ...(maxTokens === null ? {} : { maxTokens }),
    ...(schema === null ? {} : { schema }),
  });
}
