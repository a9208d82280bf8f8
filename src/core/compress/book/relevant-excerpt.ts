import type { ProtectedRange } from "../../document/document.ts";
import { Excerpt } from "./excerpt.ts";
import { headingsOver } from "./headings.ts";
import { passageAt, type Shape } from "./shape.ts";

/** The passages that hold `kept`, and the first of `order` up to about `tokens`, with the headings over them. */
export function excerptOf(shape: Shape, order: Int32Array, tokens: number, kept: readonly ProtectedRange[]): Excerpt {
  const { text, headings, passages, sizes } = shape;
  const taken = new Uint8Array(sizes.length);
  for (const { start, end } of kept)
    for (let p = passageAt(shape, start); p < taken.length && passages[p]! < end; p++) taken[p] = 1;
  let left = tokens;
  for (const p of order) {
    if (left <= 0) break;
    // A passage that has no room even alone, such as a code fence of a megabyte, is passed over.
    if (taken[p] || sizes[p]! > tokens / 2) continue;
    taken[p] = 1;
    left -= sizes[p]!;
  }
  const ranges: [number, number][] = [];
  const add = (start: number, end: number) => {
    const last = ranges.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  };
  for (let p = 0; p < taken.length; p++) {
    if (!taken[p]) continue;
    for (const { start, labelEnd } of headingsOver(headings, passages[p]!)) {
      if (start >= (ranges.at(-1)?.[1] ?? 0)) add(start, afterLine(text, labelEnd));
    }
    add(passages[p]!, passages[p + 1]!);
  }
  return new Excerpt(text, ranges);
}

/** Behind the line break of the line that an offset stands in. */
function afterLine(text: string, offset: number): number {
  const feed = text.indexOf("\n", offset);
  return feed < 0 ? text.length : feed + 1;
}
