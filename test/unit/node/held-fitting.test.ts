import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Range } from "../../../src/core/plan/plan.ts";
import type { PlanRow } from "../../../src/core/plan/plan-rows.ts";
import { replaced } from "../../../src/core/plan/replacements.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";
import type { Fitted } from "../../../src/node/fitting/fitting-queries.ts";
import { HeldFitting } from "../../../src/node/fitting/held-fitting.ts";
import { BUILT_IN_ENCODER } from "../../../src/node/inference/built-in-encoder.ts";
import { plainTarget, SHARED } from "./plain-target.ts";

const tokenizer = await loadTokenizer("o200k_base");
const WORDS = "river stone cloud paper engine garden window letter music bread".split(" ");
const sentence = (i: number) => `The ${WORDS[i % 10]} of day ${i} met the ${WORDS[(i * 7 + 3) % 10]} at noon.`;
const PARAGRAPHS = Array.from({ length: 12 }, (_, p) =>
  Array.from({ length: 5 }, (_, s) => sentence(p * 5 + s)).join(" "),
);
const LINES = `# Diary\n\n${PARAGRAPHS.join("\n\n")}\n`;

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

test("a mark stands where text was left out, and counts", async () => {
  const fitted = await held(LINES).plan({ ...question(150), level: "sentences", omission: "[…]" });
  assert.ok(!(fitted instanceof UserError));
  const after = replaced(LINES, fitted.replacements);
  assert.match(after, /noon\.[ \n]+\[…\][ \n]+The/);
  assert.ok(tokenizer.count(after) <= 150 && fitted.after.tokens === tokenizer.count(after));
});

for (const [name, text] of [
  ["line feeds", LINES],
  ["carriage returns", LINES.replaceAll("\n", "\r\n")],
] as const) {
  test(`a document with ${name} is under the budget after the replacements, and keeps its line ends`, async () => {
    const document = held(text);
    for (const budget of [150, 300, 500]) {
      const fitted = await document.plan(question(budget));
      assert.ok(!(fitted instanceof UserError));
      const after = replaced(text, fitted.replacements);
      assert.ok(tokenizer.count(after) <= budget);
      assert.equal(fitted.after.tokens, tokenizer.count(after));
      assert.equal(after.includes("\r\n"), text.includes("\r\n"));
      assert.equal(/(?<!\r)\n/.test(after), !text.includes("\r\n"));
      for (const { start, end } of fitted.cuts) assert.ok(start < end && end <= text.length);
    }
  });

  test(`a selection in a document with ${name} is fitted alone, with offsets of the document`, async () => {
    const start = text.indexOf(PARAGRAPHS[3] as string);
    const end = text.indexOf(PARAGRAPHS[6] as string);
    const fitted = await held(text, [start, end]).plan(question(100));
    assert.ok(!(fitted instanceof UserError));
    const after = replaced(text, fitted.replacements);
    assert.ok(after.startsWith(text.slice(0, start)) && after.endsWith(text.slice(end)));
    assert.ok(tokenizer.count(after.slice(start, after.length - (text.length - end))) <= 100);
    const { cuts, putBacks, kept, rows } = fitted;
    for (const range of [...cuts, ...putBacks, ...kept, ...rows]) assert.ok(range.start >= start && range.end <= end);
  });
}

test("a sentence that is left out is the only thing that its replacement takes", async () => {
  const text = LINES.replaceAll("\n", "\r\n");
  const fitted = await held(text).plan({ ...question(400), level: "sentences" });
  assert.ok(!(fitted instanceof UserError));
  assert.ok(fitted.replacements.length > 1);
  const taken = fitted.replacements.reduce((sum, { start, end }) => sum + end - start, 0);
  assert.ok(taken < text.length / 2, `${taken} of ${text.length} characters are replaced`);
});

test("a mark inside the selection is kept, and one outside changes nothing", async () => {
  const start = LINES.indexOf(PARAGRAPHS[3] as string);
  const end = LINES.indexOf(PARAGRAPHS[6] as string);
  const marked = sentence(23);
  const at = LINES.indexOf(marked);
  const marks = { keep: [[at, at + marked.length] as const, [0, 5] as const] };
  const fitted = await held(LINES, [start, end]).plan(question(60, marks));
  assert.ok(!(fitted instanceof UserError));
  const after = replaced(LINES, fitted.replacements);
  assert.ok(after.slice(start, after.length - (LINES.length - end)).includes(marked));
});

test("what was left out comes back when it is marked to be kept, and the tokens are those it was offered for", async () => {
  const document = held(LINES);
  const asked = { ...question(300), level: "sentences" } as const;
  const before = await document.plan(asked);
  assert.ok(!(before instanceof UserError));
  const [offer] = before.putBacks;
  assert.ok(offer !== undefined && offer.kind === "left-out");
  const text = LINES.slice(offer.start, offer.end).trim();
  assert.equal(offer.tokens, tokenizer.count(text));
  assert.ok(!replaced(LINES, before.replacements).includes(text));
  const after = await document.plan({ ...asked, marks: { keep: [[offer.start, offer.end]], drop: [] } });
  assert.ok(!(after instanceof UserError));
  assert.ok(replaced(LINES, after.replacements).includes(text) && after.after.tokens <= 300);
});

test("the rows are the heading's section with a paragraph each, and their tokens are those of the text", async () => {
  const fitted = await held(LINES).plan(question(300));
  assert.ok(!(fitted instanceof UserError));
  const [section] = fitted.rows;
  assert.deepEqual([fitted.rows.length, section?.kind, section?.before], [1, "section", tokenizer.count(LINES)]);
  const { children } = section as PlanRow;
  assert.equal(children.length, PARAGRAPHS.length);
  assert.equal(children.at(-1)?.before, tokenizer.count(`${PARAGRAPHS.at(-1)}\n`));
  assert.equal(section?.tokens, fitted.after.tokens);
});

test("a fit that is cancelled stops", async () => {
  const asked = question(100);
  Atomics.store(asked.control, 0, 1);
  const answer = await held(LINES).plan(asked);
  assert.ok(answer instanceof UserError && answer.code === "cancelled");
});

describe("a local model", () => {
  const facts = [
    "The harbour opens at dawn.",
    "Cats sleep for most of the day.",
    "Tea is grown on hills.",
    "Trains run late.",
  ];
  const filler = Array.from({ length: 60 }, (_, i) => `${facts[1 + (i % 3)]} ${sentence(i)}`).join("\n\n");
  const text = `${filler}\n\n${facts[0]}\n\n${filler}\n`;
  const asked = {
    ...question(60),
    query: "When can ships enter the port in the morning?",
    localModel: BUILT_IN_ENCODER,
  };

  test("finds what says the same in other words, after a first plan by words alone", async () => {
    const early: Fitted[] = [];
    const refined = await held(text).plan({ ...asked, wantsEarly: true }, (fitted) => early.push(fitted));
    assert.ok(!(refined instanceof UserError));
    assert.equal(early.length, 1);
    assert.equal(refined.modelProblem, undefined);
    assert.ok(replaced(text, refined.replacements).includes("The harbour opens at dawn."));
    for (const { after } of [...early, refined]) assert.ok(after.tokens <= 60);
  });

  test("that is not there leaves the plan by words, and says so", async () => {
    const fitted = await held(text).plan({ ...asked, localModel: "/no/such/folder" });
    assert.ok(!(fitted instanceof UserError));
    assert.match(fitted.modelProblem ?? "", /no.such.folder/);
  });

  test("is not asked about a script that it was not trained on", async () => {
    const words = "река камень облако бумага сад окно письмо музыка хлеб лодка".split(" ");
    const russian = Array.from(
      { length: 80 },
      (_, i) => `В день ${i} ${words[i % 10]} лежит у ${words[(i * 3) % 10]}.`,
    );
    const thing = { ...question(90), query: "Где лежит хлеб?" };
    const [byWords, withModel] = await Promise.all(
      [null, BUILT_IN_ENCODER].map((localModel) => held(russian.join("\n\n")).plan({ ...thing, localModel })),
    );
    assert.deepEqual(withModel, byWords);
  });

  test("that is at work stops with the plan", async () => {
    const stopped = { ...asked, wantsEarly: true };
    const answer = await held(text).plan(stopped, () => Atomics.store(stopped.control, 0, 1));
    assert.ok(answer instanceof UserError && answer.code === "cancelled");
  });
});
