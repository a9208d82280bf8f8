import type { ProtectedRange } from "../../document/document.ts";

/** Longer ones are read as a mark that was never closed. */
const LONGEST = 600;

/** A link or picture with its address. */
export const LINK = String.raw`!?\[[^\]\n]{0,300}\]\([^)\s]{0,1000}(?:[ \t]"[^"\n]{0,200}")?\)`;

/** Emphasis and links: half of one is broken Markdown. */
const MARKED = [LINK, String.raw`\*\*(?=\S)(?:[^*\n]|\n(?![ \t]*\r?\n)|\*(?!\*)){1,${LONGEST}}\*\*`];

/** What opens and closes a span that a sentence may end inside of. */
const SPANS = [
  ...MARKED,
  String.raw`(?<![*\w])\*(?=[^\s*])[^*\n]{1,${LONGEST}}\*(?![*\w])`,
  String.raw`(?<!\w)__?(?=[^\s_])[^_\n]{1,${LONGEST}}__?(?!\w)`,
  String.raw`\((?!\s)(?:[^()\n]|\([^()\n]{0,80}\)){1,${LONGEST}}\)`,
  String.raw`\[(?!\s)[^[\]\n]{1,${LONGEST}}\]`,
  `“[^“”\n]{1,${LONGEST}}”`,
  `„[^„“\n]{1,${LONGEST}}“`,
  `«[^«»\n]{1,${LONGEST}}»`,
  `「[^「」\n]{1,${LONGEST}}」`,
  String.raw`(?<![\w"])"(?=[^\s"])[^"\n]{1,${LONGEST}}"(?!\w)`,
];
const patterns = { marked: new RegExp(MARKED.join("|"), "gu"), all: new RegExp(SPANS.join("|"), "gu") };

/** A sentence end that has more of its span after it. */
const CROSSES = /[.!?。！？।؟…:]["'”’)\]*_]{0,3}(?:\s|(?<=[。！？]))[\s\S]/;

/**
 * Emphasis and links, and where `which` is "all" also quotations and brackets,, brackets and links of `[start, end)` that hold the end of a sentence: cut there, their marks
 * would stand alone. Sorted and disjoint; time linear in the text, since every span is bounded.
 */
export function spansAcross(text: string, start: number, end: number, which: keyof typeof patterns): ProtectedRange[] {
  const spans: ProtectedRange[] = [];
  for (const { 0: span, index } of text.slice(start, end).matchAll(patterns[which])) {
    if (!CROSSES.test(span) && !span.includes("](")) continue;
    spans.push({ start: start + index, end: start + index + span.length, reason: "one span" });
  }
  return spans;
}
