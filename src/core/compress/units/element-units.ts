import { type Element, elementsOf } from "../../document/formats/elements.ts";
import { isInline } from "../../document/formats/html-names.ts";
import { mergeRanges } from "../../document/protection/merge-ranges.ts";
import { firstEndingAfter } from "../../document/units/first-ending-after.ts";
import { sentences } from "../../document/units/sentences.ts";
import type { Range } from "../../plan/plan.ts";
import type { Source } from "../source.ts";
import type { Unit } from "./unit.ts";

/** An element of up to so many characters stays or goes whole. */
const LONGEST_WHOLE = 400;

const HEADING = /^h([1-6])$/i;
/** What is inside is no text. */
const OPAQUE = /^(?:script|style|svg|math|template)$/i;
const DEEPEST = 100;

/**
 * Cuts a file of HTML or XML by its elements: short ones stay or go whole, of a longer one its tags and what is inside are
 * units, text by its sentences. What is inside an element needs its opening tag, and that its closing tag; both only come
 * along. What stands under a heading needs the heading.
 */
export function elementUnits(source: Source, blockAt: (offset: number) => number): Unit[] {
  const { text, document, verbatim } = source;
  const isHtml = document.format === "html";
  const units: Unit[] = [];
  let passage = 0;
  const add = (start: number, end: number, kind: Unit["kind"], needs: readonly number[]): number =>
    units.push({ start: indented(text, start), end, block: blockAt(start), passage, kind, needs }) - 1;

  const cutText = (start: number, end: number, inline: readonly Range[], needs: readonly number[]): void => {
    const uncut = inline.map(([from, to]) => ({ start: from, end: to, reason: "element" }));
    for (let k = firstEndingAfter(verbatim, start); k < verbatim.length && verbatim[k]!.start < end; k++)
      uncut.push(verbatim[k]!);
    passage++;
    // A declaration, a comment or CDATA is no sentence.
    if (/<[?!]/.test(text.slice(start, end))) uncut.push({ start, end, reason: "declaration" });
    for (const [from, to] of sentences(text, [start, end], "", mergeRanges(uncut))) {
      const [a, b] = trimmed(text, from, to);
      // Words are left out of running text alone.
      if (b > a) add(a, b, text.slice(a, b).includes("<") ? "verbatim" : "sentence", needs);
    }
  };

  const cut = (start: number, end: number, elements: readonly Element[], around: readonly number[], depth: number) => {
    const headings: { readonly unit: number; readonly level: number }[] = [];
    let from = start;
    let inline: Range[] = [];
    const needed = () => [...around, ...headings.slice(-1).map(({ unit }) => unit)];
    for (const element of elements) {
      if (isHtml && isInline(element.name)) {
        inline.push([element.start, element.end]);
        continue;
      }
      cutText(from, element.start, inline, needed());
      inline = [];
      from = element.end;
      const level = Number(HEADING.exec(element.name)?.[1] ?? 0);
      while (level > 0 && headings.length > 0 && headings.at(-1)!.level >= level) headings.pop();
      passage++;
      if (isHtml && level > 0) headings.push({ unit: add(element.start, element.end, "heading", needed()), level });
      else if (element.end - element.start <= LONGEST_WHOLE || OPAQUE.test(element.name) || depth >= DEEPEST)
        add(element.start, element.end, "verbatim", needed());
      else {
        const open = add(element.start, element.inside[0], "mark", needed());
        cut(...element.inside, element.children, [open], depth + 1);
        const close = add(element.inside[1], element.end, "mark", [open]);
        units[open] = { ...units[open]!, needs: [...units[open]!.needs, close] };
      }
    }
    cutText(from, end, inline, needed());
  };
  cut(0, text.length, elementsOf(text), [], 0);
  return units;
}

/** Where the line begins, if only blanks stand before an offset in it. */
function indented(text: string, start: number): number {
  let from = start;
  while (from > 0 && (text[from - 1] === " " || text[from - 1] === "\t")) from--;
  return from === 0 || text[from - 1] === "\n" ? from : start;
}

function trimmed(text: string, start: number, end: number): Range {
  const inside = text.slice(start, end);
  const from = start + inside.length - inside.trimStart().length;
  return [from, Math.max(from, start + inside.trimEnd().length)];
}
