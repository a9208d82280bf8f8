import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { planBatches } from "../../src/node/inference/batches.ts";

const lengths = fc.array(fc.integer({ min: 2, max: 256 }), { maxLength: 300 });

test("every sequence is in one batch, and no batch has more than 512 tokens with its padding", () => {
  fc.assert(
    fc.property(lengths, (all) => {
      const batches = planBatches(all);
      assert.deepEqual(
        batches.flatMap((batch) => [...batch]).toSorted((a, b) => a - b),
        all.map((_, i) => i),
      );
      for (const batch of batches) assert.ok(batch.length * Math.max(...[...batch].map((i) => all[i]!)) <= 512);
    }),
  );
});

test("padding and the costs of batches are less than without sorting, and than with batches of one", () => {
  fc.assert(
    fc.property(lengths, (all) => {
      const cost = (batches: number[][]) =>
        batches.reduce((sum, batch) => sum + 8 + batch.length * Math.max(...batch.map((i) => all[i]!)), 0);
      const planned = cost(planBatches(all).map((batch) => [...batch]));
      assert.ok(planned <= cost(all.map((_, i) => [i])));
      const inOrder: number[][] = [];
      for (let i = 0; i < all.length; i += 2) inOrder.push(i + 1 < all.length ? [i, i + 1] : [i]);
      assert.ok(planned <= cost(inOrder));
    }),
  );
});

test("longer than a batch is a batch of its own", () => {
  assert.deepEqual(planBatches([3, 600, 3]), [Uint32Array.of(1), Uint32Array.of(0, 2)]);
  assert.deepEqual(planBatches([]), []);
});
