import assert from "node:assert/strict";
import { test } from "node:test";
import { isNormalBoundary, NormalOffsets } from "../../../src/core/tokenizer/normal-form.ts";

const mayJoin = (character: string): boolean => !isNormalBoundary(`\u{10ffff}${character}`, 2);

test("a text may be cut before every character that joins none before it in normal form C", () => {
  for (let point = 0; point <= 0x10ffff; point++) {
    if (point >= 0xd800 && point < 0xe000) continue;
    const character = String.fromCodePoint(point);
    const decomposed = character.normalize("NFD");
    const [first, ...others] = decomposed;
    if (decomposed.normalize("NFC") === character) {
      for (const other of others)
        assert.ok(mayJoin(other), `U+${other.codePointAt(0)?.toString(16)} joins ${character}`);
    }
    if (!mayJoin(character)) assert.ok(!mayJoin(first), `U+${point.toString(16)} begins with what may join`);
    for (const other of [...character.normalize("NFC")].slice(1)) assert.ok(mayJoin(other), `U+${point.toString(16)}`);
  }
});

test("offsets of the normal form lead to the characters as they are written", () => {
  const original = "ae\u0301\u0323b\u1112\u1161\u11abc";
  assert.equal(original.normalize("NFC"), "aẹ\u0301b한c");
  const expected = [0, 1, 1, 4, 5, 8, 9];
  const floors = new NormalOffsets({ original });
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 6].map((at) => floors.floor(at)),
    expected,
  );
  const ceilings = new NormalOffsets({ original });
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 6].map((at) => ceilings.ceil(at)),
    [0, 1, 4, 4, 5, 8, 9],
  );
});

test("a text in normal form keeps its offsets, also inside a cluster", () => {
  const original = "x\u0301y";
  const offsets = new NormalOffsets({ original });
  assert.deepEqual(
    [0, 1, 2, 3].map((at) => offsets.floor(at)),
    [0, 1, 2, 3],
  );
});
