import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import { UserError } from "../../user-error.ts";
import type { Protection } from "../protection.ts";

/** The error that names the budget that works, what takes it, and what else would help. */
export function tooSmall(
  minimum: number,
  budget: number,
  what: string,
  tokenizer: Tokenizer,
  instead = "mark less as kept or ",
): UserError {
  const [least, most] = [minimum, budget].map((tokens) => tokens.toLocaleString("en-US"));
  const takes = tokenizer.exact ? `takes ${least} tokens` : `takes up to ${least} tokens (the estimate's upper end)`;
  const message = `${what} ${takes}, more than the budget of ${most}: ${instead}ask for ${least}.`;
  return new UserError("budget-too-small", message, { minimum });
}

/** What must stay, counted: "front matter and 3 code fences". */
export function whatStays({ must }: Protection): string {
  const counts = new Map<string, number>();
  for (const reason of must) if (reason !== "") counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const kinds = Array.from(counts, ([reason, count]) => (count === 1 ? reason : `${count} ${plural(reason)}`));
  return kinds.length === 0 ? "The shortest part" : `What must stay (${kinds.slice(0, 4).join(", ")})`;
}

const plural = (reason: string): string => (/(?:matter|kept)$/.test(reason) ? reason : `${reason}s`);
