import type { Range } from "../../plan/plan.ts";
import type { Tokenizer } from "../../tokenizer/tokenizer.ts";

/** From the coarsest border to the finest; a chunk ends after one. */
const BORDERS = [/\n\n+/g, /\n/g, /[.?!]/g, / /g] as const;

/**
 * The recursive splitter as the chunking evaluation runs it, without overlap: text is parted at the coarsest border that
 * makes parts of at most `most` tokens, and small neighbours are joined up to that.
 */
export function recursiveChunks(text: string, most: number, tokenizer: Tokenizer): Range[] {
  const document = tokenizer.open(text);
  const fits = (start: number, end: number) => end - start <= most || document.tokensIn(start, end).ids.length <= most;
  const chunks: Range[] = [];
  const add = (start: number, end: number) => {
    if (text.slice(start, end).trim() !== "") chunks.push([start, end]);
  };
  const cut = (start: number, end: number, level: number) => {
    if (fits(start, end)) return add(start, end);
    const border = BORDERS[level];
    if (border === undefined) {
      const middle = (start + end) >> 1;
      cut(start, middle, level);
      return cut(middle, end, level);
    }
    const inside = text.slice(start, end);
    const ends = Array.from(inside.matchAll(border), ({ 0: mark, index }) => start + index + mark.length);
    let from = start;
    let to = start;
    for (const next of [...ends, end]) {
      if (next === to) continue;
      if (to > from && !fits(from, next)) {
        add(from, to);
        from = to;
      }
      if (!fits(from, next)) {
        cut(from, next, level + 1);
        from = next;
      }
      to = next;
    }
    if (to > from) add(from, to);
  };
  cut(0, text.length, 0);
  return chunks;
}
