import type { Selection } from "../../core/select/selection.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";

export type LineBreak = "\n" | "\r\n";

/** Each time the budget is lowered by what the last text was over. */
const MOST_TRIED = 6;

/**
 * Plans a text that is within the budget with the line breaks of the document that it goes into, all of them alike, as
 * editors keep them. Where the pieces stand in the text is told for the line breaks of their files.
 */
export function planWithLineBreaks(
  plan: (budget: number) => Selection | UserError,
  budget: number,
  lineBreak: LineBreak,
  tokenizer: Tokenizer,
): Selection | UserError {
  let ceiling = budget;
  for (let tried = 0; ; tried++) {
    const planned = plan(ceiling);
    if (planned instanceof UserError) {
      if (planned.minimum === undefined || ceiling === budget) return planned;
      return new UserError(planned.code, planned.message, { minimum: planned.minimum + budget - ceiling });
    }
    const text = planned.text.replace(/\r\n|[\r\n]/g, lineBreak);
    const tokens = tokenizer.measure(text).high;
    if (tokens <= budget) return { ...planned, budget, text, tokens };
    if (tried === MOST_TRIED || ceiling === 1) {
      const message = `No piece is within ${budget} tokens with the line breaks of the document.`;
      return new UserError("budget-too-small", message, { minimum: tokens });
    }
    ceiling = Math.max(1, ceiling - (tokens - budget));
  }
}
