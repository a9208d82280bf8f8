import type { Source } from "../source.ts";
import type { Unit } from "../units/unit.ts";
import { LANGUAGES, languageOf, SHORT_PASSAGE } from "./languages/languages.ts";
import { eachPart, type PartKind } from "./sentence-parts.ts";
import { WordForm } from "./word-forms.ts";

/** What stands between two words, or before the first and after the last. */
export const GAPS = [
  "edge",
  "blank",
  "comma",
  "colon",
  "dash",
  "open",
  "close",
  "quote",
  "unquote",
  "stop",
  "other",
] as const;

export type Gap = (typeof GAPS)[number];

/** A word or mark of a sentence. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly kind: PartKind;
}

export interface Word extends Part {
  readonly form: WordForm;
  readonly wordClass: number;
  /** An article of a language whose answers are compared without: it says nothing. */
  readonly isBare: boolean;
  readonly gap: Gap;
  readonly inBrackets: boolean;
  readonly inQuotes: boolean;
  /** First of its root in the text. */
  readonly isNew: boolean;
  /** How often its root stands in the text. */
  readonly count: number;
}

/** A unit of running text, cut into words and marks. */
export interface Sentence {
  /** Index of the unit. */
  readonly unit: number;
  /** Index in LANGUAGES. */
  readonly language: number;
  /** How many units of its passage stand before it. */
  readonly place: number;
  readonly parts: readonly (Part | Word)[];
  readonly words: readonly Word[];
}

interface Draft {
  readonly unit: number;
  readonly passage: number;
  readonly parts: (Part & { form?: WordForm })[];
  readonly forms: WordForm[];
}

/** Cuts the units that are sentences or list items into words; each passage is read in its own language. */
export function sentencesOf({ text }: Source, units: readonly Unit[]): Sentence[] {
  const known = new Map<string, WordForm>();
  const drafts: Draft[] = [];
  units.forEach(({ kind, start, end, passage }, unit) => {
    if (kind !== "sentence" && kind !== "item") return;
    const draft: Draft = { unit, passage, parts: [], forms: [] };
    eachPart(text, start, end, (from, to, part) => {
      if (part !== "word") return draft.parts.push({ start: from, end: to, kind: part });
      const written = text.slice(from, to);
      const form = known.get(written) ?? new WordForm(written);
      known.set(written, form);
      draft.forms.push(form);
      return draft.parts.push({ start: from, end: to, kind: part, form });
    });
    drafts.push(draft);
  });
  const main = languageOf(drafts.flatMap(({ forms }) => forms));
  const counts = new Map<string, number>();
  const languages = new Map<number, number>();
  for (let from = 0; from < drafts.length; ) {
    let to = from + 1;
    while (to < drafts.length && drafts[to]!.passage === drafts[from]!.passage) to++;
    const forms = drafts.slice(from, to).flatMap((draft) => draft.forms);
    const language = forms.length < SHORT_PASSAGE ? main : languageOf(forms);
    languages.set(drafts[from]!.passage, language);
    for (const form of forms) counts.set(form.rootIn(language), (counts.get(form.rootIn(language)) ?? 0) + 1);
    from = to;
  }
  const seen = new Set<string>();
  let place = 0;
  return drafts.map((draft, i) => {
    place = i > 0 && drafts[i - 1]!.passage === draft.passage ? place + 1 : 0;
    return sentenceOf(text, draft, languages.get(draft.passage)!, place, counts, seen);
  });
}

function sentenceOf(
  text: string,
  { unit, parts: drafted }: Draft,
  language: number,
  place: number,
  counts: ReadonlyMap<string, number>,
  seen: Set<string>,
): Sentence {
  const { bare } = LANGUAGES[language] ?? {};
  const words: Word[] = [];
  let depth = 0;
  let quoted = false;
  let lastWord = -1;
  const parts = drafted.map((part, i) => {
    const { form, start, end, kind } = part;
    if (form === undefined) {
      if (kind === "open") depth++;
      else if (kind === "close") depth = Math.max(0, depth - 1);
      else if (kind === "quote") quoted = !quoted;
      return part;
    }
    const root = form.rootIn(language);
    // A capital in the middle is a name: "vitamin A", "A&M".
    const gap = words.length === 0 ? "edge" : gapOf(text, drafted, lastWord + 1, i);
    const word: Word = {
      start,
      end,
      kind,
      form,
      wordClass: form.classIn(language),
      isBare:
        bare?.test(form.lower) === true && /\s/.test(text[end] ?? "") && !(form.written === "A" && gap === "blank"),
      gap,
      inBrackets: depth > 0,
      inQuotes: quoted,
      isNew: !seen.has(root),
      count: counts.get(root)!,
    };
    seen.add(root);
    words.push(word);
    lastWord = i;
    return word;
  });
  return { unit, language, place, parts, words };
}

/** What the marks `[from, to)` between two words say. */
function gapOf(text: string, parts: readonly Part[], from: number, to: number): Gap {
  if (from === to) return "blank";
  const last = parts[to - 1]!;
  let found: Gap = "other";
  for (let i = from; i < to; i++) {
    const { kind, start } = parts[i]!;
    if (kind === "stop") return "stop";
    const gap = kind === "separator" ? separatorGap(text[start]!) : kind === "close" ? kind : "other";
    if (gap !== "other" && found !== "close") found = gap;
  }
  if (last.kind === "open") return "open";
  if (last.kind === "quote") return /\s/.test(text[last.start - 1] ?? " ") ? "quote" : "unquote";
  if (found === "other" && parts[from]!.kind === "quote") return "unquote";
  return found;
}

function separatorGap(mark: string): Gap {
  if (/[;:；：؛]/.test(mark)) return "colon";
  return /[,，、،]/.test(mark) ? "comma" : "dash";
}
