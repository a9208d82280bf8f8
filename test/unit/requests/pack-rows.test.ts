import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { lengthBuckets } from "../../../src/core/requests/length-buckets.ts";
import { LengthHistogram } from "../../../src/core/requests/length-histogram.ts";
import { packRows } from "../../../src/core/requests/pack-rows.ts";

test("requests share rows, the longest first", () => {
  const { rows, padding, groups } = packRows(
    [
      [7, 2],
      [3, 2],
      [5, 1],
      [2, 1],
    ],
    10,
  );
  assert.deepEqual([rows, padding], [3, 3]);
  assert.deepEqual(
    groups.toSorted((a, b) => a.free - b.free).map(({ lengths, rows: n }) => [lengths, n]),
    [
      [
        [
          [7, 1],
          [3, 1],
        ],
        2,
      ],
      [
        [
          [5, 1],
          [2, 1],
        ],
        1,
      ],
    ],
  );
});

test("law: no row is over, every request is in one, and there are few rows", () => {
  const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 50 })), {
    maxLength: 25,
  });
  fc.assert(
    fc.property(lengths, fc.integer({ min: 20, max: 100 }), (some, row) => {
      const packed = packRows(some, row);
      const found = new Map<number, number>();
      let [rows, tokens] = [0, 0];
      for (const group of packed.groups) {
        const held = group.lengths.reduce((sum, [length, times]) => sum + length * times, 0);
        assert.ok(group.rows > 0 && held <= row && held + group.free === row);
        rows += group.rows;
        tokens += held * group.rows;
        for (const [length, times] of group.lengths) found.set(length, (found.get(length) ?? 0) + times * group.rows);
      }
      const asked = new Map<number, number>();
      for (const [length, count] of some) if (length <= row) asked.set(length, (asked.get(length) ?? 0) + count);
      assert.deepEqual([...found].sort(), [...asked].sort());
      assert.equal(packed.rows, rows);
      assert.equal(packed.padding, rows * row - tokens);
      // Best-fit decreasing takes at most 11/9 of the fewest rows, and 4 more.
      assert.ok(rows <= (11 / 9) * requiredRows(some, row) + 4);
    }),
  );
});

/** No packing has fewer: by tokens, and by those longer than half a row, no two of which share one. */
function requiredRows(lengths: readonly (readonly [number, number])[], row: number): number {
  const fitting = lengths.filter(([length]) => length <= row);
  const large = fitting.filter(([length]) => length > row / 2).reduce((sum, [, count]) => sum + count, 0);
  // The bound of 11/9 is on the optimum, which may be up to half as much again as these two.
  const tokens = fitting.reduce((sum, [length, count]) => sum + length * count, 0);
  return Math.max(large, Math.ceil(tokens / row)) * 1.5;
}

test("a million requests of one length are one group", () => {
  const { rows, groups } = packRows([[300, 1_000_000]], 1000);
  assert.deepEqual([rows, groups.length], [333_334, 2]);
});

test("percentiles and buckets tell how lengths are spread", () => {
  const histogram = new LengthHistogram();
  for (let length = 1; length <= 100; length++) histogram.add(length);
  assert.deepEqual(
    [histogram.requests, histogram.tokens, histogram.percentiles([0.5, 0.95, 1])],
    [100, 5050, [50, 95, 100]],
  );
  const buckets = lengthBuckets(histogram.longestFirst());
  assert.deepEqual(
    buckets.map(({ from, to, requests }) => [from, to, requests]),
    [
      [0, 16, 16],
      [16, 32, 16],
      [32, 64, 32],
      [64, 128, 36],
    ],
  );
});
