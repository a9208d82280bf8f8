import type { Surroundings } from "../../select/whole.ts";
import type { Excerpt } from "./excerpt.ts";
import type { QuestionCounts } from "./question-counts.ts";
import { passageAt, type Shape } from "./shape.ts";

/** Where an excerpt stands in its book, for a question's words. */
export function surroundingsOf(excerpt: Excerpt, shape: Shape, { places, firstWords }: QuestionCounts): Surroundings {
  const parts = excerpt.parts.map(({ start, at }) => ({ at, word: firstWords[passageAt(shape, start)]! }));
  return { words: firstWords.at(-1)!, places, parts };
}
