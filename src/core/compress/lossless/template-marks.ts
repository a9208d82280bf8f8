import { scanTemplateTags } from "../../document/formats/templates.ts";
import type { Span } from "../edits/verbatim.ts";
import type { Source } from "../source.ts";

const found = new WeakMap<Source, readonly Span[]>();

/**
 * What a program fills in or acts on, also inside code, where it is protected for another reason; in order. Looked for
 * once a source.
 */
export function templateMarks(source: Source): readonly Span[] {
  const known = found.get(source) ?? marksOf(source);
  found.set(source, known);
  return known;
}

function marksOf({ text, verbatim }: Source): Span[] {
  const marks: Span[] = verbatim.filter(({ reason }) => reason.startsWith("template"));
  if (/\{[{%#]/.test(text)) scanTemplateTags(text, ({ start, end }) => marks.push({ start, end }));
  return marks.sort((a, b) => a.start - b.start);
}
