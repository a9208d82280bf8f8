import type { Tokenizer } from "../tokenizer/tokenizer.ts";
import type { Piece, Plan } from "./plan.ts";

/** The plan that changes nothing up to where the budget ends, and leaves out all that comes after. */
export function headPlan(text: string, budget: number, tokenizer: Tokenizer): Plan {
  const document = tokenizer.open(text);
  let wanted = Math.min(budget, document.tokens);
  for (;;) {
    const end = wanted <= 0 ? 0 : beforeCharacter(text, document.offsetOfToken(wanted));
    const head = text.slice(0, end);
    const count = tokenizer.measure(head);
    // The last token of a text cut short can become two, and an estimate is held against its high end.
    if (count.high > budget && end > 0) {
      wanted -= Math.max(1, count.high - budget);
      continue;
    }
    const pieces: Piece[] = [];
    if (end > 0)
      pieces.push({
        start: 0,
        end,
        level: "full",
        tokens: count.tokens,
        at: [0, end],
        reason: "before the overflow line",
      });
    if (end < text.length) {
      pieces.push({
        start: end,
        end: text.length,
        level: "omitted",
        tokens: 0,
        at: [end, end],
        reason: "after the overflow line",
      });
    }
    return { budget, before: document.tokens, tokens: count.tokens, text: head, pieces };
  }
}

/** The offset, or the one before it where it stands inside a character or a line end. */
function beforeCharacter(text: string, offset: number): number {
  const left = text.charCodeAt(offset - 1);
  const right = text.charCodeAt(offset);
  const inside =
    (left >= 0xd800 && left < 0xdc00 && right >= 0xdc00 && right < 0xe000) || (left === 13 && right === 10);
  return inside ? offset - 1 : offset;
}
