import { inlineCode, isInCode } from "../document/protection/inline-code.ts";

const OPENS = /^[ \t]{0,3}(`{3,}|~{3,})|<!--/gm;
const CLOSES = /^[ \t]{0,3}(`{3,}|~{3,})[ \t]*$/gm;

/** Code between backticks is looked for in the paragraph, and no further than this to either side. */
const NEAR = 2_000;

/**
 * Tells whether markup at an offset is markup: not in a fenced block, in code between backticks or in a comment, where it
 * stands for itself. Offsets must rise. Linear in the text.
 */
export function shownMarkup(text: string): (offset: number) => boolean {
  let [start, end] = [0, 0];
  let near = { to: 0, code: [] as readonly number[] };
  return (offset) => {
    while (end <= offset) [start, end] = nextHidden(text, end);
    if (offset >= start) return false;
    if (offset >= near.to) near = paragraphAt(text, offset);
    return !isInCode(near.code, offset);
  };
}

function paragraphAt(text: string, offset: number) {
  const before = text.slice(Math.max(0, offset - NEAR), offset);
  const behind = text.slice(offset, offset + NEAR);
  const from = offset - before.length + before.lastIndexOf("\n\n") + 1;
  const blank = behind.indexOf("\n\n");
  const to = offset + (blank < 0 ? behind.length : Math.max(1, blank));
  return { to, code: inlineCode(text, from, to) };
}

/** The first fenced block or comment from an offset on, as `[start, end)`; far behind the text where there is none. */
function nextHidden(text: string, from: number): [number, number] {
  OPENS.lastIndex = from;
  const opened = OPENS.exec(text);
  if (opened === null) return [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const inside = opened.index + opened[0].length;
  const fence = opened[1];
  if (fence === undefined) {
    const close = text.indexOf("-->", inside);
    return [opened.index, close < 0 ? text.length + 1 : close];
  }
  CLOSES.lastIndex = inside;
  for (let closed = CLOSES.exec(text); closed !== null; closed = CLOSES.exec(text))
    if (closed[1]!.startsWith(fence)) return [opened.index, CLOSES.lastIndex];
  return [opened.index, text.length + 1];
}
