import type { ParsedDocument } from "../../document/document.ts";
import { parseDocument } from "../../document/parse.ts";
import { protectedRanges } from "../../document/protection/protect.ts";
import { blocks } from "../../document/units/blocks.ts";
import { termsOf } from "../../select/terms.ts";
import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import { UserError } from "../../user-error.ts";
import { type Demand, type Demands, FRAMES } from "./demands.ts";
import { type NameReader, wordsOf } from "./names.ts";
import { missingNumbers, newNumbers } from "./numbers.ts";
import { brokenRules, quoted, statementsOf } from "./rules.ts";
import type { SignReader } from "./signs.ts";

/** How the facts of a text are read; its rewrites are read by the same. */
export interface FactReader {
  readonly names: NameReader;
  readonly signs: SignReader;
}

/** By what a rewrite is judged, besides the demands of its text. */
export interface Law {
  readonly facts: FactReader;
  readonly tokenizer: Tokenizer;
  /** The ceiling in tokens; an estimate is held to its high end. */
  readonly budget: number;
  /** Whether each rule must be there: where nothing is asked, the text is instructions. */
  readonly every: boolean;
}

/** What may be in a rewrite: running text. What a text has of the rest is not sent. */
const RUNNING: ReadonlySet<string> = new Set(["paragraph", "item", "quote", "heading", "blank"]);

/**
 * Holds a rewrite against its text. It is accepted, no reason given, only when by a recount it is at or under the budget
 * and holds every protected span, number and name, none that is new, and the negation, limit and obligation of each
 * sentence that it says again. Reasons are clauses for a model and a person: "the number "12 bar" is missing".
 */
export function reasonsAgainst(demands: Demands, rewrite: string, law: Law): string[] {
  const { high } = law.tokenizer.measure(rewrite);
  if (high > law.budget) return [`it has ${high} tokens, and may have ${law.budget}`];
  const document = parseDocument(rewrite, { languageId: "markdown" });
  const ranges = protectedRanges(rewrite, document);
  // Only a pattern of a person's can be refused, and there is none.
  if (ranges instanceof UserError) throw ranges;
  const found = ranges.map(({ start, end, reason }) => ({ text: rewrite.slice(start, end).trim(), what: reason }));
  return [
    ...shapeReasons(rewrite, document),
    ...frameReasons(demands, rewrite, found),
    ...spanReasons(demands, rewrite, found),
    ...numberReasons(demands, rewrite),
    ...nameReasons(demands, rewrite, law.facts),
    ...brokenRules(statementsOf(demands.text, law.facts.signs), statementsOf(rewrite, law.facts.signs), law),
    ...wordReasons(demands, rewrite, law),
  ];
}

function shapeReasons(rewrite: string, document: ParsedDocument): string[] {
  const odd = new Set(
    blocks(rewrite, document)
      .map(({ kind }) => kind)
      .filter((kind) => !RUNNING.has(kind)),
  );
  return Array.from(odd, (kind) => `it adds what the text does not have: ${kind.replace("-", " ")}`);
}

/** Headings and tags: the same, as often and in the same order. */
function frameReasons({ frame }: Demands, rewrite: string, found: readonly Demand[]): string[] {
  const reasons: string[] = [];
  let at = 0;
  for (const { text, what } of frame) {
    const next = placeOf(rewrite, text, what, at);
    if (next >= 0) at = next + text.length;
    else if (placeOf(rewrite, text, what, 0) < 0) reasons.push(`the ${what} ${quoted(text)} is missing`);
    else reasons.push(`the ${what} ${quoted(text)} is not where it stands in the text`);
  }
  const wanted = frame.map(({ text }) => text);
  for (const { text, what } of found) {
    if (!FRAMES.has(what)) continue;
    const place = wanted.indexOf(text);
    if (place < 0) reasons.push(`it adds the ${what} ${quoted(text)}`);
    else wanted.splice(place, 1);
  }
  return reasons;
}

/** Where a heading begins a line, or a tag stands, from an offset on; -1 where there is none. */
function placeOf(text: string, part: string, what: string, from: number): number {
  let at = text.indexOf(part, from);
  if (what !== "heading") return at;
  while (at >= 0 && text.slice(text.lastIndexOf("\n", at - 1) + 1, at).trim() !== "") at = text.indexOf(part, at + 1);
  return at;
}

function spanReasons({ spans, text }: Demands, rewrite: string, found: readonly Demand[]): string[] {
  const missing = spans.filter((span) => !rewrite.includes(span.text));
  const added = found.filter(
    (span) =>
      span.what !== "number" && !FRAMES.has(span.what) && !text.includes(span.text.replace(/^`+|`+$/g, "").trim()),
  );
  return [
    ...missing.map(({ text, what }) => `the ${what} ${quoted(text)} is missing`),
    ...added.map(({ text, what }) => `it adds the ${what} ${quoted(text)}`),
  ];
}

function numberReasons({ text, numbers }: Demands, rewrite: string): string[] {
  return [
    ...missingNumbers(numbers, rewrite).map((number) => `the number "${number}" is missing`),
    ...newNumbers(text, rewrite).map((number) => `it adds the number "${number}"`),
  ];
}

function nameReasons({ text, names }: Demands, rewrite: string, { names: reader }: FactReader): string[] {
  const [before, after] = [wordsOf(text), wordsOf(rewrite)];
  const isKnown = (name: string) => reader.isIn(name, before) || before.has(`${name.toLowerCase()} `);
  return [
    ...names.filter((name) => !reader.isIn(name, after)).map((name) => `the name "${name}" is missing`),
    ...reader
      .namesIn(rewrite)
      .filter((name) => !isKnown(name))
      .map((name) => `it adds the name "${name}"`),
  ];
}

/** At most this share of a rewrite's words may be words that the text does not have. */
const MOST_NEW_WORDS = 0.5;
/** So many times the share of the text's tokens that it may have, it must have of the text's words. */
const LEAST_WORDS = 0.4;

/** A rewrite says what the text says: in much of its words, and with as many of them as there is room for. */
function wordReasons({ text }: Demands, rewrite: string, { tokenizer, budget }: Law): string[] {
  const [before, after] = [contentOf(text), contentOf(rewrite)];
  let both = 0;
  for (const stem of after) if (before.has(stem)) both++;
  const reasons: string[] = [];
  if (after.size - both > after.size * MOST_NEW_WORDS) reasons.push("most of its words are not those of the text");
  const room = Math.min(1, budget / Math.max(1, tokenizer.measure(text).high));
  if (both < before.size * room * LEAST_WORDS)
    reasons.push("it leaves out most of what the text says, and has room for it");
  return reasons;
}

function contentOf(text: string): Set<string> {
  const { stems, stop } = termsOf(text);
  return new Set(stems.filter((_, i) => !stop[i]));
}
