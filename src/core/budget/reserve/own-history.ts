import { type AnswerLengths, lengthAt } from "./answer-lengths.ts";

/**
 * How many of the person's own answers the table is worth. Chosen among 1, 2, 4 and 8 on half of the prompts of the
 * lengths data, with 8 answers of other models to the same prompt as the history (scripts/tune-reserve.ts prints them).
 */
export const TABLE_WORTH = 8;

/** More of a history than its last answers is not looked at: prompts and models change. */
const MOST_ANSWERS = 200;
/** A spread is never taken for narrower than that of answers to one prompt at some temperature. */
const NARROWEST = 0.4;

/**
 * What lengths are to be expected when some answers to the prompt are known: the middle and the spread of the logarithms
 * move from the table's to the history's, as if the table were so many answers more. `history`: tokens of answers, the
 * last one last.
 */
export function withHistory(
  expected: AnswerLengths,
  history: readonly number[],
  worth: number = TABLE_WORTH,
): AnswerLengths {
  const own = history.slice(-MOST_ANSWERS).filter((tokens) => Number.isFinite(tokens) && tokens >= 0);
  if (own.length === 0) return expected;
  const middle = Math.log(lengthAt(expected, 0.5));
  const ratios = own.map((tokens) => Math.log(Math.max(1, tokens)) - middle);
  const shift = (middleOf(ratios) * own.length) / (own.length + worth);
  const wide = Math.log(lengthAt(expected, 0.75) / lengthAt(expected, 0.25)) / QUARTILES_APART;
  // The table is over all prompts: answers to one are hardly ever spread more widely, but may hold an odd one.
  const squares = ratios.reduce((sum, ratio) => sum + (ratio - shift) ** 2, 0);
  const spread = Math.sqrt((squares + worth * wide ** 2) / (own.length + worth));
  const narrower = wide === 0 ? 1 : Math.min(1, Math.max(NARROWEST, spread / wide));
  const tokens = expected.tokens.map((length) =>
    Math.ceil(Math.exp(middle + shift + narrower * (Math.log(length) - middle))),
  );
  return { shares: expected.shares, tokens, ofModel: true };
}

function middleOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Standard deviations between the quartiles of a normal distribution. */
const QUARTILES_APART = 1.349;
