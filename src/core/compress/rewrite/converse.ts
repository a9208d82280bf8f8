import { UserError } from "../../user-error.ts";
import type { RewriteRequest } from "./rewriting.ts";

/** A language model that answers with a text, or does not, in one sentence for a person. */
export type AskModel = (request: RewriteRequest) => Promise<string | UserError>;

/**
 * Asks a model whatever a rewriting wants to know, one request after the other, until it wants no more.
 *
 * @returns why it ended early, where it did: the model failed, or the person cancelled (`cancelled`).
 */
export async function converse(
  turn: (answer: string | null) => RewriteRequest | null | UserError | Promise<RewriteRequest | null | UserError>,
  ask: AskModel,
): Promise<UserError | undefined> {
  for (let request = await turn(null); request !== null; ) {
    if (request instanceof UserError) return request;
    const answer = await ask(request);
    if (answer instanceof UserError) return answer;
    request = await turn(answer);
  }
  return undefined;
}
