import type { Section } from "../../document/document.ts";
import type { Part } from "../../select/roles.ts";
import type { Source } from "../source.ts";
import type { Unit } from "./unit.ts";
import type { WholeParts } from "./whole-parts.ts";

/** The units of a source with what tells their roles: where they stand, and whether they are an example. */
export function partsOf(
  { text, document, blocks }: Source,
  units: readonly Unit[],
  { examples, code }: WholeParts,
): Part[] {
  const tags = tagTitles(document.sections);
  let tag = 0;
  const open: { end: number; title: string }[] = [];
  let heading = "";
  let example = 0;
  let run = 0;
  return units.map((unit, i) => {
    const { start, end, kind, passage } = unit;
    for (; tag < tags.length && tags[tag]!.start <= start; tag++) open.push(tags[tag]!);
    while (open.length > 0 && open.at(-1)!.end <= start) open.pop();
    while (example < examples.length && examples[example]![1] <= start) example++;
    if (kind === "heading") heading = text.slice(start, Math.min(end, start + 200));
    while (run < code.length && code[run]![1] <= start) run++;
    const before = units[i - 1];
    const title = open.at(-1)?.title ?? "";
    return {
      text: text.slice(start, end),
      kind,
      title: title === "" ? heading : `${heading} ${title}`,
      isCode: blocks[unit.block]!.kind === "code" || (run < code.length && code[run]![0] < end),
      isIntroduced: unit.needs.some((need) => need < i && introduces(text, units[need]!)),
      isExample: example < examples.length && examples[example]![0] < end,
      follows:
        before !== undefined &&
        before.passage === passage &&
        before.block === unit.block &&
        blocks[unit.block]!.kind !== "heading",
    };
  });
}

const introduces = (text: string, { kind, end }: Unit): boolean =>
  (kind === "sentence" || kind === "item") && /[:：][*_]{0,3}$/.test(text.slice(Math.max(0, end - 4), end));

function tagTitles(sections: readonly Section[], found: { start: number; end: number; title: string }[] = []) {
  for (const { kind, title, start, end, children } of sections) {
    if (kind === "tag") found.push({ start, end, title: title.replace(/[_-]/g, " ") });
    tagTitles(children, found);
  }
  return found;
}
