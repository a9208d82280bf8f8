import { parseDocument } from "../../document/parse.ts";
import { blocks } from "../../document/units/blocks.ts";
import { sentences } from "../../document/units/sentences.ts";
import { isOrder } from "../../select/imperative.ts";
import { OBLIGES } from "../../select/instruction-signs.ts";
import { termsOf } from "../../select/terms.ts";
import type { Sign, Signed, SignReader } from "./signs.ts";

/** A sentence or list item, by what it is recognised and by what it would become another one. */
export interface Statement extends Signed {
  readonly text: string;
  /** Stems of its words that say something, without those of its signs. */
  readonly stems: ReadonlySet<string>;
  readonly isOrder: boolean;
}

/** A sentence of a rewrite says what one of the text says where it has at least this share of its words. */
const SAYS_THE_SAME = 0.34;
/** Several sentences of a rewrite may say it together. */
const NEARLY_AS_MUCH = 0.75;

/** The sentences of a text in which there is something to say. */
export function statementsOf(text: string, reader: SignReader): Statement[] {
  const found: Statement[] = [];
  const document = parseDocument(text, { languageId: "markdown" });
  for (const { start, end, kind } of blocks(text, document)) {
    if (kind === "heading" || kind === "blank") continue;
    for (const [from, to] of sentences(text, [start, end])) {
      const said = text.slice(from, to).trim();
      const signed = reader(said);
      const { stems, stop } = termsOf(signed.bare);
      const content = stems.filter((_, i) => !stop[i]);
      if (content.length === 0) continue;
      found.push({ ...signed, text: said, stems: new Set(content), isOrder: isOrder(said.replace(MARK, "")) });
    }
  }
  return found;
}

const MARK = /^[\s>]*(?:[-*+•]|\(?(?:\d{1,3}|[a-z])[.)])?\s*[*_]{0,3}/i;

/**
 * What a rewrite does to the rules of a text, as reasons against it: a sentence whose negation, limit ("only", "at
 * most") or obligation ("must") is gone from all that say the same, one that denies what the text says, and with
 * `every` a rule that nothing in the rewrite says.
 */
export function brokenRules(
  text: readonly Statement[],
  rewrite: readonly Statement[],
  { every }: { readonly every: boolean },
): string[] {
  const reasons: string[] = [];
  for (const statement of text) {
    const same = sayingTheSame(statement, rewrite);
    if (same.length === 0) {
      if (every && isRule(statement)) reasons.push(`it leaves out the rule ${quoted(statement.text)}`);
      continue;
    }
    for (const sign of statement.signs) {
      if (sign === "obligation" && !every) continue;
      if (!same.some((other) => keeps(other, statement, sign)))
        reasons.push(`it loses the ${sign} of ${quoted(statement.text)}`);
    }
  }
  const [before, after] = [text, rewrite].map((all) => all.reduce((sum, { negations }) => sum + negations, 0));
  if (after! > before!) reasons.push(`it says "not" or the like ${after} times, and the text ${before} times`);
  const denials = text.filter(({ negations }) => negations > 0);
  for (const statement of rewrite) {
    if (
      statement.negations === 0 ||
      denials.some((denial) => common(denial, statement) >= denial.stems.size * SAYS_THE_SAME)
    )
      continue;
    if (sayingTheSame(statement, text).length > 0)
      reasons.push(`it denies in ${quoted(statement.text)} what the text says`);
  }
  return reasons;
}

/** "Must-read papers" oblige nobody. */
function isRule({ signs, bare }: Statement): boolean {
  return signs.size > 0 || OBLIGES.test(bare.replace(/\p{L}+(?:-\p{L}+)+/gu, " "));
}

/** Whether a sentence of a rewrite keeps a sign of one of the text. */
function keeps(rewrite: Statement, statement: Statement, sign: Sign): boolean {
  if (sign === "obligation" && (rewrite.isOrder || rewrite.signs.has("negation"))) return true;
  if (!rewrite.signs.has(sign)) return false;
  if (sign !== "negation" || !statement.deniesAll) return true;
  return rewrite.deniesAll || rewrite.negations >= Math.min(2, statement.negations);
}

/** The statements that share the most words with one, if they share enough. */
function sayingTheSame(statement: Statement, others: readonly Statement[]): Statement[] {
  const counts = others.map((other) => common(statement, other));
  const best = counts.reduce((a, b) => Math.max(a, b), 0);
  if (best < statement.stems.size * SAYS_THE_SAME) return [];
  return others.filter((_, i) => counts[i]! >= best * NEARLY_AS_MUCH);
}

function common(a: Statement, b: Statement): number {
  let count = 0;
  for (const stem of a.stems) if (b.stems.has(stem)) count++;
  return count;
}

const LONGEST_QUOTE = 80;

/** A text in quotation marks on one line, clipped. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return `"${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line}"`;
}
