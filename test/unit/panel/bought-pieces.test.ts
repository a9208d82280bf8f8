import assert from "node:assert/strict";
import { it } from "node:test";
import type { Piece } from "../../../src/core/plan/plan.ts";
import { boughtPieces } from "../../../src/panel/host/bought-pieces.ts";

function selectionOf(...pieces: (Omit<Piece, "at" | "level" | "reason"> & { readonly header: string })[]) {
  let text = "";
  const placed = pieces.map(({ header, ...piece }): Piece => {
    const at = [text.length, text.length + header.length + 5] as const;
    text += `${header}\nText\n\n`;
    return { ...piece, at, level: "full", reason: "matches: tree" };
  });
  return { text, pieces: placed };
}

it("a larger selection is told by its new pieces, and by what grew with what it grew by", () => {
  const old = { path: "a.md", start: 10, end: 20, tokens: 8, header: "a.md:2" };
  const now = selectionOf(old, { path: "c.md", start: 0, end: 9, tokens: 5, header: "c.md:1" });
  const larger = selectionOf(
    {
      path: "a.md",
      start: 10,
      end: 60,
      kept: [
        [10, 20],
        [40, 60],
      ],
      tokens: 20,
      header: "a.md:2-6",
    },
    { path: "b.md", start: 0, end: 30, tokens: 11, header: "b.md:1-3" },
    { path: "c.md", start: 0, end: 9, tokens: 5, header: "c.md:1" },
  );
  const reason = "matches: tree";
  assert.deepEqual(boughtPieces(now, larger), [
    { path: "a.md", lines: "2-6", start: 40, end: 60, tokens: 12, reason },
    { path: "b.md", lines: "1-3", start: 0, end: 30, tokens: 11, reason },
  ]);
  assert.deepEqual(boughtPieces(larger, larger), []);
});
