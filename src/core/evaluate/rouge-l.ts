import { normaliseAnswer } from "./normalise-answer.ts";

/**
 * ROUGE-L recall (Lin 2004): the share of a reference's words that stand in a text in the same order, maybe with others
 * between. Time in proportion to the product of their words.
 */
export function rougeL(reference: string, text: string): number {
  const wanted = wordsOf(reference);
  if (wanted.length === 0) return 1;
  // Longest common subsequence, a row at a time.
  let above = new Int32Array(wanted.length + 1);
  let row = new Int32Array(wanted.length + 1);
  for (const word of wordsOf(text)) {
    for (let i = 0; i < wanted.length; i++) {
      row[i + 1] = word === wanted[i] ? above[i]! + 1 : Math.max(above[i + 1]!, row[i]!);
    }
    [above, row] = [row, above];
  }
  return above[wanted.length]! / wanted.length;
}

function wordsOf(text: string): string[] {
  const normal = normaliseAnswer(text);
  return normal === "" ? [] : normal.split(" ");
}
