import type { Chunker } from "./chunker.ts";
import type { Part } from "./part.ts";

const LONGEST_TITLE = 200;

/** Tables of comma or tab separated values: by row, titled with the names of the columns. */
export const csv: Chunker = {
  name: "csv",
  takes: ({ path }) => /\.[ct]sv$/i.test(path),
  *parts({ text }): Generator<Part> {
    let title: string | undefined;
    for (let from = 0; from < text.length; ) {
      const to = rowEnd(text, from);
      yield { start: from, end: to, kind: "record", joins: title !== undefined, ...(title && { title }) };
      title ??= text.slice(from, Math.min(to, from + LONGEST_TITLE)).trim();
      from = to;
    }
  },
};

/** A row is closed after so many characters even inside quotes: one lost quote must not swallow the table. */
const LONGEST_ROW = 20_000;

/** After the line break that ends the row: the first that stands in no quotes. */
function rowEnd(text: string, from: number): number {
  const most = Math.min(text.length, from + LONGEST_ROW);
  let quoted = false;
  for (let at = from; at < most; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) quoted = !quoted;
    else if (code === 10 && !quoted) return at + 1;
  }
  const feed = text.indexOf("\n", from);
  return feed < 0 ? text.length : feed + 1;
}
