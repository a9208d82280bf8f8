import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Piece } from "../../../src/core/plan/plan.ts";
import { select } from "../../../src/core/select/select.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";
import { boughtPieces } from "../../../src/panel/host/bought-pieces.ts";

const tokenizer = await loadTokenizer("o200k_base");
const FILES = [
  { path: "moon.md", text: "# Moon\n\nDogs bark at the moon. Nobody knows why the parcel is late.\n" },
  { path: "retries.md", text: "# Retries\n\nA request is retried three times. The wait doubles each time.\n" },
];

function selected(budget: number) {
  const options = { query: "How often is a request retried?", budget, tokenizer, wantsConsidered: true };
  const selection = select(FILES, options);
  assert.ok(!(selection instanceof UserError), String(selection));
  return selection;
}

describe("what a larger selection would buy", () => {
  it("is told part by part, best first, with their places", () => {
    const bought = boughtPieces(selected(16), selected(200));
    assert.ok(bought.some(({ path, lines, text }) => path === "moon.md" && lines === "3" && /^Dogs bark/.test(text)));
    assert.ok(!bought.some(({ text }) => /three times/.test(text)), JSON.stringify(bought));
    for (const { path, start, end, text } of bought) {
      const file = FILES.find((one) => one.path === path)!;
      assert.equal(file.text.slice(start, end).trim(), text);
    }
  });

  it("is nothing where all is there", () => {
    assert.deepEqual(boughtPieces(selected(200), selected(700)), []);
  });

  it("is a piece that is longer, where no part of it is new", () => {
    const selectionOf = (end: number, tokens: number) => {
      const piece: Piece = { path: "a.md", start: 0, end, tokens, level: "full", reason: "best match", at: [0, 12] };
      return { text: "a.md:1\nText", pieces: [piece], considered: [] };
    };
    assert.deepEqual(boughtPieces(selectionOf(10, 5), selectionOf(30, 11)), [
      { path: "a.md", lines: "1", start: 10, end: 30, tokens: 6, reason: "best match", text: "" },
    ]);
  });
});
