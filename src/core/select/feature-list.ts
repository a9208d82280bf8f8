/** What is known about how well a unit answers a question; each between 0 and 1 inside one document. */
export const FEATURES = [
  "own", // BM25 of the unit itself
  "close", // of the 25 words around it
  "near", // of the 45 words around it (about 60 tokens)
  "wide", // of the 150 words around it (about 200 tokens)
  "region", // of the 375 words around it
  "broad", // of the 750 words around it (about 1,000 tokens)
  "passage", // of its paragraph, item or turn
  "clipped", // of the unit and 25 words on either side, inside its passage
  "lead", // of its passage, where it is the first unit there
  "ownCover", // share of the question's weight that stands in the unit
  "nearCover",
  "wideCover",
  "passageCover",
  "titleCover", // in the first words of its passage
  "titleFit", // how far the first words of its passage are the question's own
  "alikeOwn", // share of the question's words that the unit has in some form
  "alikePassage",
  "relatedOwn", // the same with words that often say the same
  "relatedNear",
  "relatedPassage",
  "pairs", // neighbours in the question that are neighbours in the unit
  "answerKind", // the unit holds a number, date or name, as the question asks
  "first", // first unit of its passage
  "neighbour", // the better own score of the units beside it
  "before", // own score of the unit before
  "bridge", // names that the best units have and the question lacks
  "bridgeTitle", // those, in the first words of its passage
  "length", // words, up to 40
  "short", // fewer than five words
  "best", // its own score is the best of its passage
] as const;

export type Feature = (typeof FEATURES)[number];

export const FEATURE_COUNT = FEATURES.length;

/** The column of each feature in a row. */
export const COLUMN = Object.fromEntries(FEATURES.map((name, i) => [name, i])) as Record<Feature, number>;

/** Divides a column by its maximum. */
export function divideByMaximum(matrix: Float32Array, column: number): void {
  let most = 0;
  for (let at = column; at < matrix.length; at += FEATURE_COUNT) most = Math.max(most, matrix[at]!);
  if (most > 0) for (let at = column; at < matrix.length; at += FEATURE_COUNT) matrix[at]! /= most;
}
