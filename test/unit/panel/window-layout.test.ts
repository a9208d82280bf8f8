import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { windowBar } from "../../../media/panel/layout/window-layout.ts";

const exact = (tokens: number) => ({ tokens, low: tokens, high: tokens, exact: true });
const plain = {
  count: exact(0),
  window: null,
  reserve: 0,
  budget: null,
  overhead: 0,
  included: [],
  images: [],
  effective: null,
};
const kindsOf = (bar: ReturnType<typeof windowBar>) => bar.parts.map(({ kind, tokens }) => [kind, tokens]);

describe("the bar of a window", () => {
  it("shows what is taken, free, not planned for and held back", () => {
    const bar = windowBar({ ...plain, count: exact(3000), window: 10_000, reserve: 2000, budget: 4000 });
    assert.deepEqual(kindsOf(bar), [
      ["document", 3000],
      ["free", 1000],
      ["spare", 4000],
      ["reserve", 2000],
    ]);
    assert.equal(bar.whole, 10_000);
  });

  it("shows what is over the budget as a part of its own", () => {
    const bar = windowBar({ ...plain, count: exact(1896), budget: 1400 });
    assert.deepEqual(kindsOf(bar), [
      ["document", 1400],
      ["over", 496],
    ]);
  });

  it("shows what pictures take, and where what the model uses well ends", () => {
    const images = [765, null].map((tokens) => ({ tokens }));
    const effective = { tokens: 4000, source: "" };
    const bar = windowBar({ ...plain, count: exact(1000), window: 8000, images, effective });
    assert.deepEqual(kindsOf(bar), [
      ["document", 1000],
      ["images", 765],
      ["free", 6235],
    ]);
    assert.equal(bar.effective, 4000);
    assert.equal(windowBar({ ...plain, window: 3000, effective }).effective, null);
  });

  it("has parts side by side that add up to the whole, which is the window where the text is within it", () => {
    const size = fc.integer({ min: 0, max: 1_000_000 });
    const sizes = fc.record({ document: size, file: size, window: size, reserve: size, budget: size, overhead: size });
    fc.assert(
      fc.property(sizes, ({ document, file, window, reserve, budget, overhead }) => {
        const held = Math.min(reserve, window);
        const limit = Math.max(1, Math.min(budget, window - held));
        const included = [{ name: "a", count: exact(file), problem: null }];
        const sizes = { count: exact(document), window, reserve: held, budget: limit, overhead, included };
        const bar = windowBar({ ...plain, ...sizes });
        let at = 0;
        for (const { from, tokens } of bar.parts) {
          assert.equal(from, at);
          assert.ok(tokens > 0);
          at += tokens;
        }
        assert.equal(bar.whole, Math.max(1, at));
        const taken = document + file + overhead;
        if (taken <= window - held && limit <= window - held) assert.equal(at, Math.max(window, 0));
      }),
    );
  });
});
