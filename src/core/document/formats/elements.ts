import type { Range } from "../../plan/plan.ts";
import { type Mark, pairMarks } from "./pairs.ts";
import { scanTags } from "./scan-tags.ts";

/** An element of HTML or XML with a closing tag. */
export interface Element {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Between its tags. */
  readonly inside: Range;
  readonly children: readonly Element[];
}

/** The elements of a text in order; a tag that nothing closes is text. Tags inside scripts and styles are none. */
export function elementsOf(text: string): Element[] {
  const marks: Mark[] = [];
  let script: string | undefined;
  scanTags(text, (tagName, kind, start, end) => {
    const name = tagName.toLowerCase();
    if (kind === "empty" || (script !== undefined && !(kind === "close" && name === script))) return;
    if (kind === "open" && (name === "script" || name === "style")) script = name;
    else if (name === script) script = undefined;
    marks.push({ name, opens: kind === "open", start, end });
  });
  const all: Element[] = [];
  const open: (Element & { children: Element[] })[] = [];
  for (const pair of pairMarks(marks).sort((a, b) => a.open.start - b.open.start)) {
    const { start, name } = pair.open;
    const element = {
      name,
      start,
      end: pair.close.end,
      inside: [pair.open.end, pair.close.start] as const,
      children: [],
    };
    while (open.length > 0 && open.at(-1)!.end <= start) open.pop();
    (open.at(-1)?.children ?? all).push(element);
    open.push(element);
  }
  return all;
}
