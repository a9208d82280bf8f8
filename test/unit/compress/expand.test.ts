import assert from "node:assert/strict";
import { test } from "node:test";
import { expanded } from "../../../src/core/compress/expand.ts";
import { fit } from "../../../src/core/compress/fit.ts";
import type { Plan } from "../../../src/core/plan/plan.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";

const tokenizer = await loadTokenizer("o200k_base");

function planOf(text: string, budget: number, path: string, query = ""): Plan {
  const plan = fit(text, { budget, tokenizer, query, hint: { path } });
  assert.ok(!(plan instanceof UserError), (plan as Error).message);
  return plan;
}

test("a paragraph that went comes back between blank lines, all of them are the source", () => {
  const parts = [
    "The first one is about boats.",
    "The reactor was switched off in March by Ann.",
    "The third one is about trains and the places they go.",
    "The end.",
  ];
  const text = parts.join("\n\n");
  const plan = planOf(text, 14, "a.md", "Who switched off the reactor?");
  assert.ok(!plan.text.includes("trains"));
  const trains = plan.pieces.findIndex(({ start, end }) => text.slice(start, end).includes("trains"));
  const put = expanded(plan, text, (_, i) => i === trains);
  assert.match(put, /switched off in March by Ann\.\n\nThe third one is about trains and the places they go\./);
  assert.equal(expanded(plan, text), text);
  assert.equal(
    expanded(plan, text, () => false),
    plan.text,
  );
});

test("a note goes when what it stands for comes back", () => {
  const lines = Array.from({ length: 30 }, (_, i) => `12:00:${10 + i} INFO step ${i} is done\n`).join("");
  const plan = planOf(lines, 60, "a.log");
  assert.match(plan.text, /more lines like this/);
  assert.equal(expanded(plan, lines), lines);
});

test("an entry that went from a list in JSON comes back with its commas, wherever it stood", () => {
  const entries = Array.from({ length: 7 }, (_, id) => ({ id, note: id === 3 ? "rain in Paris" : "plain weather" }));
  for (const indent of [0, 2]) {
    const text = JSON.stringify({ days: entries, more: [1, 2] }, null, indent);
    const plan = planOf(text, 50, "a.json", "Paris");
    assert.ok(JSON.parse(plan.text).days.length < 7);
    for (const [i, piece] of plan.pieces.entries()) {
      const put = JSON.parse(expanded(plan, text, (_, index) => index === i));
      const count = JSON.parse(plan.text).days.length;
      const isDay = piece.level === "omitted" && text.slice(piece.start, piece.end).includes("note");
      assert.equal(put.days.length, isDay ? count + 1 : count);
    }
    assert.equal(expanded(plan, text), text);
  }
});
