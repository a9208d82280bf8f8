import assert from "node:assert/strict";
import { test } from "node:test";
import { cheapestOf } from "../../../src/core/compare/cheapest.ts";

test("the one that is cheaper on every file wins every resample", () => {
  const cheapest = cheapestOf([
    [110, 220, 330],
    [100, 200, 300],
    [150, 290, 400],
  ]);
  assert.deepEqual([cheapest?.best, cheapest?.next, cheapest?.wins], [1, 0, 1]);
  for (const share of Object.values(cheapest!.saved)) assert.ok(Math.abs(share - 1 / 11) < 1e-9);
});

test("one that is cheaper on half of the files wins about half of the resamples, and its interval holds nought", () => {
  const files = Array.from({ length: 40 }, (_, i) => i);
  const cheapest = cheapestOf([files.map((i) => (i % 2 ? 100 : 120)), files.map((i) => (i % 2 ? 120 : 100))]);
  assert.ok(cheapest!.wins > 0.4 && cheapest!.wins < 0.7);
  assert.ok(cheapest!.saved.low < 0 && cheapest!.saved.high > 0);
});

test("nothing is said of one file, of one tokenizer or of empty files", () => {
  assert.equal(cheapestOf([[1], [2]]), null);
  assert.equal(cheapestOf([[1, 2]]), null);
  assert.equal(cheapestOf([]), null);
  assert.equal(
    cheapestOf([
      [0, 0],
      [0, 0],
    ])?.saved.share,
    0,
  );
});
