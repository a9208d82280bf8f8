import { counted, grouped, percent, tokensText } from "../terminal/numbers.ts";
import type { CheckedFile } from "./check-files.ts";

/** One sentence on a file that is over its budget, or near it. */
export function checkMessage({ count, budget, over, culprit }: CheckedFile): string {
  const size = `${tokensText(count)} of ${grouped(budget)} tokens`;
  if (over === 0) return `${size}: ${percent(count.tokens, budget)} of the budget is used.`;
  const amount = `${count.exact ? "" : "up to "}${counted(over, "token")} over the budget`;
  if (culprit === undefined) return `${size}: ${amount}.`;
  const { title, tokens, grewBy } = culprit;
  const who =
    grewBy === null
      ? `the largest section is "${title}" with ${counted(tokens, "token")}`
      : `"${title}" grew by ${counted(grewBy, "token")} since the last commit`;
  return `${size}: ${amount}; ${who}.`;
}
