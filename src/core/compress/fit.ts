import type { Plan } from "../plan/plan.ts";
import { importance } from "../select/importance.ts";
import { relevance } from "../select/relevance.ts";
import { spansOf } from "../select/spans.ts";
import { termsOf } from "../select/terms.ts";
import { UserError } from "../user-error.ts";
import { Arranger } from "./arrange.ts";
import { choose } from "./choose.ts";
import { CONDENSED, LOSSLESS, run } from "./ladder.ts";
import type { FitOptions } from "./options.ts";
import { outcomesOf } from "./outcomes.ts";
import { piecesOf } from "./pieces.ts";
import { protectionOf } from "./protection.ts";
import { sourceOf } from "./source.ts";
import { unitsOf } from "./units.ts";

/**
 * Brings a text to at most `budget` tokens, keeping what matters: first by what nobody misses, then by leaving out
 * whole sentences and list items, least important first. The plan's `tokens` are a recount of exactly its `text`.
 * Returns a UserError `invalid-budget`, `budget-too-small` (with the `minimum` that works) or `cancelled`.
 */
export function fit(text: string, options: FitOptions): Plan | UserError {
  const { budget, tokenizer, query = "" } = options;
  if (!Number.isSafeInteger(budget) || budget < 1) {
    return new UserError("invalid-budget", `The budget must be a whole number of tokens above 0, not ${budget}.`);
  }
  const high = (t: string) => tokenizer.measure(t).high;
  const before = high(text);
  if (before <= budget && options.level !== "lossless") {
    const whole = { start: 0, end: text.length, level: "full", tokens: before, reason: "fits as it is" } as const;
    return { budget, before, tokens: before, text, pieces: [whole] };
  }
  const source = sourceOf(text);
  const edits = run(CONDENSED, source, run(LOSSLESS, source));
  const gone = new Set(edits.filter((e) => e.level === "omitted").map((e) => e.start));
  const units = unitsOf(source, (block) => gone.has(source.blocks[block]!.start));
  const spans = spansOf(
    termsOf(text),
    units.map((u) => [u.start, u.end]),
    units.map((u) => u.block),
  );
  const asked = query.trim() !== "";
  const scores = asked ? relevance(spans, query) : importance(spans);
  const protection = protectionOf(source, units, options);
  const must = Uint8Array.from(protection, (reason) => (reason === "" ? 0 : 1));
  const choice = choose(source, units, edits, scores, must, budget, tokenizer);
  if ("minimum" in choice) {
    return new UserError(
      "budget-too-small",
      `What must stay takes ${choice.minimum} tokens; the budget is ${budget}.`,
      {
        minimum: choice.minimum,
      },
    );
  }
  const arranger = new Arranger(source, units, edits);
  const measure = asked ? "relevance to the question" : "weight in the text";
  const outcomes = outcomesOf({ source, units, edits, arranger, choice, scores, protection, measure });
  return {
    budget,
    before,
    tokens: choice.tokens,
    text: choice.arrangement.text,
    pieces: piecesOf(outcomes, choice.arrangement, tokenizer),
  };
}
