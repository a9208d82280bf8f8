import assert from "node:assert/strict";
import { test } from "node:test";
import type { Range } from "../../../src/core/plan/plan.ts";
import { replaced } from "../../../src/core/plan/replacements.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";
import type { RewriteInDocument, RewriteTurn } from "../../../src/node/fitting/fitting-queries.ts";
import { HeldFitting } from "../../../src/node/fitting/held-fitting.ts";
import { framed, PROMPT, SHORT } from "../compress/rewrite/support-texts.ts";
import { plainTarget, SHARED } from "./plain-target.ts";

const tokenizer = await loadTokenizer("o200k_base");

function held(text: string, span: Range | null = null): HeldFitting {
  const place = { uri: "untitled:a", path: "a.md", folder: null, languageId: "markdown" };
  return new HeldFitting({ text, span, place });
}

const question = (budget: number, marks: { keep?: Range[]; drop?: Range[] } = {}) => ({
  ...{
    key: 1,
    budget,
    query: "",
    level: "auto" as const,
    localModel: null,
    target: plainTarget("o200k_base"),
    shared: SHARED,
  },
  marks: { keep: [], drop: [], ...marks },
  control: new Int32Array(new SharedArrayBuffer(8)),
});

function right<T>(value: T | UserError): T {
  assert.ok(!(value instanceof UserError), String(value));
  return value;
}

/** What is accepted when a model writes this. */
async function rewritten(document: HeldFitting, budget: number, text: string): Promise<RewriteInDocument[]> {
  let turn: RewriteTurn = right(await document.rewrite({ ...question(budget), answer: null }));
  assert.ok(turn.request);
  while (turn.request)
    turn = right(await document.rewrite({ ...question(budget), answer: framed(turn.request, text) }));
  return turn.rewrites.map((rewrite) => ({ ...rewrite, reason: "rewritten by small" }));
}

for (const [name, end] of [
  ["line feeds", "\n"],
  ["carriage returns", "\r\n"],
] as const) {
  test(`a rewrite of a document with ${name} is under the budget and keeps its line ends`, async () => {
    const text = PROMPT.replaceAll("\n", end);
    const document = held(text);
    const rewrites = await rewritten(document, 130, SHORT);
    assert.equal(rewrites.length, 1);
    const fitted = right(await document.plan({ ...question(130), rewrites }));
    const after = replaced(text, fitted.replacements);
    assert.equal(after.trim(), SHORT.replaceAll("\n", end));
    assert.ok(tokenizer.count(after) <= 130);
    assert.equal(fitted.after.tokens, tokenizer.count(after));
    assert.deepEqual(
      fitted.cuts.map(({ kind, reason }) => [kind, reason]),
      [["shortened", "rewritten by small"]],
    );
  });
}

test("a selection is rewritten alone", async () => {
  const text = `Before.\n\n${PROMPT}\nAfter.\n`;
  const start = text.indexOf("# Support");
  const document = held(text, [start, start + PROMPT.length]);
  const rewrites = await rewritten(document, 130, SHORT);
  const fitted = right(await document.plan({ ...question(130), rewrites }));
  assert.equal(replaced(text, fitted.replacements), `Before.\n\n${SHORT}\n\nAfter.\n`);
});

test("what is refused leaves the local plan, with the reasons", async () => {
  const document = held(PROMPT);
  let turn: RewriteTurn = right(await document.rewrite({ ...question(130), answer: null }));
  while (turn.request) turn = right(await document.rewrite({ ...question(130), answer: "No." }));
  assert.deepEqual(turn.rewrites, []);
  assert.match(turn.reasons.join(), /^Lines 1 to 9: the answer does not begin with/);
});

test("a plan that is revised keeps the rewrite, whatever the budget, and gives it up where it must", async () => {
  const text = `${PROMPT}\n<background>\n${"The shop lies behind the station. ".repeat(12)}\n</background>\n`;
  const document = held(text);
  const rewrites = await rewritten(document, 170, SHORT);
  assert.equal(rewrites.length, 1);
  const after = async (budget: number, marks = {}) => {
    const fitted = right(await document.plan({ ...question(budget, marks), rewrites }));
    const result = replaced(text, fitted.replacements);
    assert.ok(tokenizer.count(result) <= budget);
    return result;
  };
  const place = text.indexOf("kind and patient way");
  for (const budget of [120, 140, 170, 190]) assert.ok((await after(budget)).startsWith(SHORT), String(budget));
  assert.ok(!(await after(60)).includes("You are a kind, patient"));
  const kept = await after(170, { keep: [[place, place + 20]] });
  assert.ok(kept.includes("kind and patient way") && !kept.includes("You are a kind, patient"));
  assert.ok((await after(170, { keep: [[text.indexOf("50 EUR"), text.indexOf("50 EUR") + 6]] })).startsWith(SHORT));
  assert.ok(!(await after(170, { drop: [[place, place + 20]] })).includes("You are a kind, patient"));
});

test("a rewrite counts for no other text", async () => {
  const rewrites = await rewritten(held(PROMPT), 130, SHORT);
  const other = PROMPT.replace("50 EUR", "70 EUR");
  const fitted = right(await held(other).plan({ ...question(130), rewrites }));
  assert.ok(!replaced(other, fitted.replacements).includes("You are a kind, patient"));
});
