import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { moved, nearest, scatterLayout } from "../../../media/panel/layout/scatter-layout.ts";

const WIDTH = 400;
const HEIGHT = 280;
const points = fc.array(
  fc.record({ tokens: fc.integer({ min: 0, max: 10_000 }), score: fc.double({ min: -50, max: 50, noNaN: true }) }),
  { minLength: 1, maxLength: 50 },
);

describe("candidates by score and tokens", () => {
  it("stand in the picture: more tokens to the right, a higher score above", () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 120, max: 2000 }), (all, width) => {
        const { places } = scatterLayout(all, width, HEIGHT);
        for (const [i, { x, y }] of places.entries()) {
          assert.ok(x >= 0 && x <= width, `${x} of ${width}`);
          assert.ok(y >= 0 && y <= HEIGHT, `${y} of ${HEIGHT}`);
          for (const [k, other] of places.entries()) {
            if (all[i]!.tokens < all[k]!.tokens) assert.ok(x <= other.x);
            if (all[i]!.score < all[k]!.score) assert.ok(y >= other.y);
          }
        }
      }),
    );
  });

  it("are spread by the logarithm where one is far longer than the others", () => {
    const at = (tokens: number[]) =>
      scatterLayout(
        tokens.map((tokens) => ({ tokens, score: 1 })),
        WIDTH,
        HEIGHT,
      ).places.map(({ x }) => x);
    const [a, b, c] = at([10, 100, 1000]) as [number, number, number];
    assert.ok(Math.abs(b - a - (c - b)) < 1e-6);
    const [d, e, f] = at([10, 20, 30]) as [number, number, number];
    assert.ok(Math.abs(e - d - (f - e)) < 1e-6);
  });

  it("have few ticks, of whole tokens", () => {
    const { tokenTicks } = scatterLayout(
      [
        { tokens: 1, score: 0 },
        { tokens: 9000, score: 1 },
      ],
      200,
      HEIGHT,
    );
    assert.ok(tokenTicks.length >= 2 && tokenTicks.length <= 4, JSON.stringify(tokenTicks));
    assert.ok(tokenTicks.every(({ value }) => Number.isInteger(value)));
  });

  it("are found by the mouse near them", () => {
    const scatter = scatterLayout(
      [
        { tokens: 5, score: 1 },
        { tokens: 50, score: 9 },
      ],
      WIDTH,
      HEIGHT,
    );
    const { x, y } = scatter.places[1]!;
    assert.equal(nearest(scatter, x + 5, y - 5, 14), 1);
    assert.equal(nearest(scatter, x + 50, y, 14), -1);
  });

  it("are all reached by either pair of arrow keys", () => {
    fc.assert(
      fc.property(points, (all) => {
        for (const [first, key] of [
          ["Home", "ArrowDown"],
          ["End", "ArrowUp"],
        ] as const) {
          const seen = new Set<number>();
          for (let at = moved(all, 0, first)!; !seen.has(at); at = moved(all, at, key)!) seen.add(at);
          assert.equal(seen.size, all.length);
        }
        let at = 0;
        for (let step = 0; step < all.length; step++) at = moved(all, at, "ArrowLeft")!;
        assert.equal(all[at]!.tokens, Math.min(...all.map(({ tokens }) => tokens)));
        assert.equal(moved(all, 0, "a"), undefined);
      }),
    );
  });
});
