import type { Chunk } from "../../select/chunk.ts";
import type { Chunker } from "../../select/chunker.ts";

/** About 120 tokens: the best coarse size on codeloc. */
const LONGEST = 480;

/** Whole lines up to about 120 tokens, rather parted at blank lines; what is longer than that in one line is cut. */
export const lineChunker: Chunker = {
  name: "lines",
  summary: "runs of lines, rather parted at blank lines",
  chunks({ text }) {
    const chunks: Chunk[] = [];
    let from = 0;
    let to = 0;
    const finish = () => {
      if (to > from) chunks.push({ start: from, end: to, kind: "prose" });
    };
    for (let at = 0; at < text.length; ) {
      const feed = text.indexOf("\n", at);
      const line = feed < 0 ? text.length : feed + 1;
      const next = line - at > LONGEST ? cutOf(text, at + LONGEST) : line;
      const isBlank = text.slice(at, next).trim() === "";
      if (next - from > LONGEST || (isBlank && at - from > LONGEST / 2)) {
        finish();
        from = at;
      }
      if (isBlank) {
        if (to <= from) from = next;
      } else to = next;
      at = next;
    }
    finish();
    return chunks;
  },
};

/** A blank before an offset, where there is one near; never inside a character. */
function cutOf(text: string, offset: number): number {
  const blank = text.lastIndexOf(" ", offset);
  if (blank > offset - LONGEST / 2) return blank + 1;
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code < 0xe000 ? offset - 1 : offset;
}
