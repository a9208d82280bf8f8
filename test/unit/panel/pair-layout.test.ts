import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bandAt, bandLayout } from "../../../media/panel/layout/bands-layout.ts";
import { CAPTION_HEIGHT, pairLayout } from "../../../media/panel/layout/pair-layout.ts";
import type { Band } from "../../../src/panel/protocol.ts";

describe("the bands of two plans", () => {
  it("stand beside each other, so that the same text stands at the same height", () => {
    const [first, second] = pairLayout(2, 600, 300).places;
    assert.equal(first?.y, second?.y);
    assert.ok(first!.x + first!.width < second!.x);
    assert.equal(second!.x + second!.width, 600);
  });

  it("stand below each other where there is no room for that", () => {
    const { places, height } = pairLayout(2, 200, 300);
    const [first, second] = places;
    assert.equal(first?.width, 200);
    assert.ok(second!.y >= first!.y + first!.height + CAPTION_HEIGHT);
    assert.equal(height, second!.y + second!.height);
  });

  it("take all the room where there is one plan", () => {
    assert.deepEqual(pairLayout(1, 600, 300), { places: [{ x: 0, y: 0, width: 600, height: 300 }], height: 300 });
  });

  it("are found by an offset of the text, in what they were joined to too", () => {
    const band = (start: number, before: number): Band => {
      return { start, end: start + 10, level: "omitted", before, tokens: 0, text: "", reason: "" };
    };
    const bands = [band(0, 500), band(10, 1), band(20, 1), band(30, 500)];
    const placed = bandLayout(bands, 300);
    assert.equal(placed.length, 2);
    assert.equal(bandAt(bands, placed, 5), 0);
    assert.equal(bandAt(bands, placed, 25), 0);
    assert.equal(bandAt(bands, placed, 35), 1);
    assert.equal(bandAt(bands, placed, 99), -1);
  });
});
