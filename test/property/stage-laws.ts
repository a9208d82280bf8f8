import assert from "node:assert/strict";
import { applied, type Edit } from "../../src/core/compress/edits/edit.ts";
import { expanded } from "../../src/core/compress/expand.ts";
import { fit } from "../../src/core/compress/fit.ts";
import { CONDENSED, LOSSLESS, run, SHORT_FORMS } from "../../src/core/compress/ladder.ts";
import { type Source, sourceOf } from "../../src/core/compress/source.ts";
import type { DocumentHint } from "../../src/core/document/document.ts";
import type { Plan } from "../../src/core/plan/plan.ts";
import type { Tokenizer } from "../../src/core/tokenizer/tokenizer.ts";
import { UserError } from "../../src/core/user-error.ts";
import { assertSameMeaning, assertSameTree, jsonOf, rendered } from "./same-meaning.ts";

const AMPLE = 100_000_000;

/** What a template's variables are filled in with; nothing, or more than a line, may break what it is filled into. */
const VALUES = ["value", "*two* words"];

/** The laws of the lossless stages, on one text. */
export function assertLossless(text: string, hint: DocumentHint, tokenizer: Tokenizer): Plan {
  const plan = fit(text, { budget: AMPLE, tokenizer, level: "lossless", hint });
  assert.ok(!(plan instanceof UserError));
  assertSameMeaning(plan.text, text, hint);
  assert.ok(plan.tokens <= plan.before, `${plan.tokens} tokens, more than ${plan.before}`);
  assert.ok(plan.text.length <= text.length);
  const again = fit(plan.text, { budget: AMPLE, tokenizer, level: "lossless", hint });
  assert.ok(!(again instanceof UserError));
  assert.equal(again.text, plan.text, "made lossless twice");
  const { document } = sourceIn(text, hint);
  if (/\{[{%]/.test(text) && (document.format === "markdown" || document.format === "text")) {
    for (const value of VALUES) assertSameTree(rendered(plan.text, value), rendered(text, value));
  }
  assertRestored(plan, text);
  return plan;
}

/** The laws of the condensing stages, on one text. */
export function assertCondensed(text: string, hint: DocumentHint, tokenizer: Tokenizer): Plan | undefined {
  const source = sourceIn(text, hint);
  const lossless = run(LOSSLESS, source, tokenizer);
  const condensed = run(SHORT_FORMS, source, tokenizer, run(CONDENSED, source, tokenizer, lossless));
  assertApart(condensed, text.length);
  assertProtected(source, condensed);
  const shorter = applied(text, condensed);
  const budget = tokenizer.measure(shorter).high;
  if (budget < 1 || budget >= tokenizer.measure(text).high) return undefined;
  const plan = fit(text, { budget, tokenizer, level: "condensed", hint });
  assert.ok(!(plan instanceof UserError), (plan as Error).message);
  assert.ok(plan.tokens <= budget);
  if (source.document.format.includes("json")) assert.deepEqual(shapeOf(jsonOf(plan.text)), shapeOf(jsonOf(text)));
  assertRestored(plan, text);
  return plan;
}

/** All pieces put back are the source; one that is put back is in the text as it was. */
export function assertRestored(plan: Plan, text: string): void {
  let at = 0;
  for (const piece of plan.pieces) {
    assert.equal(piece.at?.[0], at);
    at = piece.at[1];
  }
  assert.equal(at, plan.text.length);
  assert.equal(expanded(plan, text), text);
  assert.equal(
    expanded(plan, text, () => false),
    plan.text,
  );
  const step = Math.ceil(plan.pieces.length / 20);
  for (let i = 0; i < plan.pieces.length; i += step) {
    const { start, end } = plan.pieces[i]!;
    const one = expanded(plan, text, (_, index) => index === i);
    assert.ok(one.includes(text.slice(start, end).replace(/[\s,]+$/, "")));
    if (jsonOf(text) !== undefined && /^\s*[[{]/.test(text)) assert.notEqual(jsonOf(one), undefined, one);
  }
}

function sourceIn(text: string, hint: DocumentHint): Source {
  const source = sourceOf(text, hint);
  assert.ok(!(source instanceof UserError));
  return source;
}

function assertApart(edits: readonly Edit[], length: number): void {
  let at = 0;
  for (const { start, end } of edits) {
    assert.ok(start >= at && end >= start && end <= length, `[${start}, ${end}) after ${at}`);
    at = end;
  }
}

/** White space of it may go, and a log in a fence may be condensed. */
const ADAPTABLE: ReadonlySet<string> = new Set(["heading", "message structure", "code fence", "tool message"]);

/** What encoded data is taken for, which is noted as a whole but for an escape before it. */
const ENCODED = /[A-Za-z0-9+/=_-]{100}/;

/** What is protected is left alone or goes as a whole. */
function assertProtected({ text, verbatim }: Source, edits: readonly Edit[]): void {
  let next = 0;
  for (const range of verbatim) {
    while (next < edits.length && edits[next]!.end <= range.start) next++;
    for (let i = next; i < edits.length && edits[i]!.start < range.end; i++) {
      const { start, end, replacement } = edits[i]!;
      const isWhole = start <= range.start && end >= range.end;
      const isLineEnd = text.slice(start, end) === "\r" && replacement === "";
      assert.ok(
        isWhole || isLineEnd || ENCODED.test(text.slice(range.start, range.end)) || ADAPTABLE.has(range.reason),
        `${range.reason}: ${text.slice(range.start, range.end)}`,
      );
    }
  }
}

/** A value of JSON with its strings emptied. */
function shapeOf(value: unknown): unknown {
  if (typeof value === "string") return "";
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, shapeOf(inside)]));
}
