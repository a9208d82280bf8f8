import assert from "node:assert/strict";
import { test } from "node:test";
import { SELECTOR_NAMES } from "../../../src/core/select/selectors/selectors.ts";
import { folderWith } from "../node/temporary-folder.ts";
import { runCli } from "./run-cli.ts";

const lines = (...records: unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join("");
const measured = async (cwd: string, set: string, ...more: string[]) => {
  const { status, output, errors } = await runCli(["evaluate", "select", set, "--encoder", "none", "--json", ...more], {
    cwd,
  });
  assert.equal(status, 0, errors);
  return JSON.parse(output);
};

const TEXT = `${"The sea is calm today. ".repeat(40)}\n\nThe ferry leaves at nine.\n\n${"Gulls cry. ".repeat(40)}`;
const AT = TEXT.indexOf("The ferry");
const SPANS = {
  "documents.jsonl": lines({ doc: "a", text: TEXT }, { doc: "b", text: "Trains leave at noon. ".repeat(20) }),
  "questions.jsonl": lines(
    ...Array.from({ length: 30 }, (_, id) => ({
      id,
      doc: "a",
      question: "When does the ferry leave?",
      spans: [[AT, AT + 25]],
      references: ["The ferry leaves at nine."],
    })),
  ),
};

test("evaluate select measures retrieval from all documents of the chunking evaluation beside its published figures", async (context) => {
  const cwd = await folderWith(context, SPANS);
  const { retrieval, published } = await measured(cwd, ".");
  const ours = retrieval.find(({ retriever }: { retriever: string }) => retriever.startsWith("prompt-budget"));
  assert.equal(ours.recall, 1);
  assert.equal(ours.omega, 1);
  assert.equal(ours.over, 0);
  assert.deepEqual(ours.intervals.recall, [1, 1]);
  assert.ok(ours.iou > 0 && ours.iou <= ours.precision);
  assert.deepEqual(published[0], { name: "recursive 200, best five", recall: 0.881, iou: 0.069, omega: 0.299 });
  const shown = await runCli(["evaluate", "select", ".", "--encoder", "none"], { cwd });
  assert.match(shown.output, /published +recursive 200, best five +88\.1 +6\.9 +29\.9/);
});

test("evaluate select builds haystacks and looks for the needle", async (context) => {
  const cwd = await folderWith(context, {
    "documents.jsonl": lines({ doc: "essay", text: "Ideas come while walking. ".repeat(30) }),
    "cases.jsonl": lines(
      ...[0, 50, 100].map((depth) => ({
        id: `needle-${depth}`,
        context_tokens: 400,
        depth_percent: depth,
        needle: "The best pizza needs figs.",
        question: "What does the best pizza need?",
        answers: ["figs"],
      })),
    ),
  });
  const { rows } = await measured(cwd, ".");
  assert.deepEqual(rows[0].kept, [1, 1, 1, 1]);
  const beginning = rows.find(({ cutter }: { cutter: string }) => cutter === "the beginning");
  assert.ok(beginning.kept[0] < 1);
});

test("evaluate select tells how often the function that answers comes first", async (context) => {
  const cwd = await folderWith(context, {
    "functions.jsonl": lines(
      { f: 0, code: 'def parse_date(text):\n    """Parse a date."""\n    return read(text)' },
      { f: 1, code: 'def sum_list(items):\n    """Sum a list of numbers."""\n    return sum(items)' },
    ),
    "questions.jsonl": lines(
      { id: "a", question: "python sum of a list", gold: 1 },
      { id: "b", question: "python parse date", gold: 0 },
    ),
  });
  const { code } = await measured(cwd, ".");
  assert.equal(code[0].first, 1);
  assert.deepEqual(code[0].found, [1, 1, 1, 1]);
  assert.deepEqual(code[0].budgets, [256, 512, 1024, 2048]);
});

test("evaluate select --selectors holds every selector against the others", async (context) => {
  const cwd = await folderWith(context, SPANS);
  const { rows, retrieval } = await measured(cwd, ".", "--selectors", "--questions", "3");
  assert.deepEqual(
    rows.map(({ cutter }: { cutter: string }) => cutter),
    SELECTOR_NAMES.map((name) => `prompt-budget, ${name}`),
  );
  assert.equal(retrieval, undefined);
  const { status, errors } = await runCli(["evaluate", "fit", ".", "--selectors"], { cwd });
  assert.equal(status, 2);
  assert.match(errors, /--selectors is for select/);
});
