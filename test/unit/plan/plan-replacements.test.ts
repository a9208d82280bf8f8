import assert from "node:assert/strict";
import { test } from "node:test";
import type { Piece } from "../../../src/core/plan/plan.ts";
import { planReplacements } from "../../../src/core/plan/plan-replacements.ts";
import { placesAfter, replaced } from "../../../src/core/plan/replacements.ts";

const PART = "Install it, then run it. It takes no options.\n\n";

/** The plan that keeps some of many equal paragraphs, with their places in the result. */
function planOf(count: number, kept: readonly number[]) {
  let written = 0;
  const pieces = Array.from({ length: count }, (_, i): Piece => {
    const [start, at] = [i * PART.length, written];
    const stays = kept.includes(i);
    if (stays) written += PART.length;
    const level = stays ? "full" : "omitted";
    return { start, end: start + PART.length, level, tokens: 0, at: [at, written], reason: "" };
  });
  return { budget: 0, before: 0, tokens: 0, text: PART.repeat(kept.length), pieces };
}

test("of equal paragraphs those go that the plan leaves out, and neighbours go as one", () => {
  const before = PART.repeat(400);
  const plan = planOf(400, [0, 100, 101, 399]);
  const replacements = planReplacements(plan, before, [0, before.length]);
  assert.deepEqual(
    replacements.map(({ start, end, text }) => [start / PART.length, end / PART.length, text]),
    [
      [1, 100, ""],
      [102, 399, ""],
    ],
  );
  assert.equal(replaced(before, replacements), plan.text);
});

test("what stands around the part that was planned stays", () => {
  const before = `Before. ${PART.repeat(3)}After.`;
  const { pieces, ...plan } = planOf(3, [1]);
  const moved = pieces.map((piece) => ({ ...piece, start: piece.start + 8, end: piece.end + 8 }));
  const replacements = planReplacements({ ...plan, pieces: moved }, before, [8, before.length - 6]);
  assert.equal(replaced(before, replacements), `Before. ${PART}After.`);
});

test("places move with what was replaced before them, and those inside go to its beginning", () => {
  const place = placesAfter([
    { start: 2, end: 5, text: "" },
    { start: 8, end: 8, text: "xy" },
  ]);
  assert.deepEqual([0, 2, 4, 5, 7, 8, 9].map(place), [0, 2, 2, 2, 4, 7, 8]);
});
