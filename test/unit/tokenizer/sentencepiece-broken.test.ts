import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { tokenizerFromFile } from "../../../src/core/tokenizer/tokenizer-file.ts";
import { UserError } from "../../../src/core/user-error.ts";

const whole = new Uint8Array(readFileSync("test/oracle/fixtures/sentencepiece/bpe-bytes.model"));

async function refusal(bytes: Uint8Array): Promise<UserError> {
  const refused = await tokenizerFromFile("tokenizer.model", bytes);
  assert.ok(refused instanceof UserError, "it was read");
  assert.ok(refused.message.startsWith("tokenizer.model "), refused.message);
  assert.ok(!refused.message.includes("\n"));
  return refused;
}

/** A piece as the file has it: field 1 of the model, with its text, score and kind. */
function piece(text: string, type = 1): number[] {
  const letters = [...new TextEncoder().encode(text)];
  const inner = [0x0a, letters.length, ...letters, 0x15, 0, 0, 0, 0, 0x18, type];
  return [0x0a, inner.length, ...inner];
}
/** What says how the model was trained (kind, here) and how it normalises. */
const rest = (kind = 2, map: number[] = []) => {
  const rules = [...(map.length > 0 ? [0x12, map.length, ...map] : []), 0x18, 1];
  return [0x12, 2, 0x18, kind, 0x1a, rules.length, ...rules];
};
const model = (...parts: number[][]) => Uint8Array.from(parts.flat());

test("a model that is cut anywhere is refused, at the end of a piece too", async () => {
  assert.match((await refusal(whole.subarray(0, whole.length / 2))).message, /cut short/);
  assert.match((await refusal(model(piece("<unk>", 2), piece("a")))).message, /cut short/);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: whole.length - 200 }), async (end) => {
      assert.equal((await refusal(whole.subarray(0, end))).code, "broken-tokenizer");
    }),
    { numRuns: 40 },
  );
});

test("a piece that stands twice, and a model without one for what is unknown, are named", async () => {
  const twice = await refusal(model(piece("<unk>", 2), piece("a"), piece("a"), rest()));
  assert.match(twice.message, /has the piece "a" twice, as 1 and as 2/);
  assert.match((await refusal(model(piece("a"), rest()))).message, /no piece for what is unknown/);
});

test("a map of characters that is empty or longer than the file is named", async () => {
  for (const size of [0, 8, 3]) {
    const map = [size, 0, 0, 0, 0, 0, 0, 0];
    const refused = await refusal(model(piece("<unk>", 2), piece("a"), rest(2, map)));
    assert.equal(refused.code, "broken-tokenizer");
    assert.match(refused.message, /no whole map of characters.*empty, or cut short/);
  }
});

test("a model of words is refused by its kind", async () => {
  const refused = await refusal(model(piece("<unk>", 2), piece("a"), rest(3)));
  assert.equal(refused.code, "unsupported-tokenizer");
  assert.match(refused.message, /of the kind word/);
});

test("changed bytes are refused or read, and never throw", async () => {
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
      const bytes = whole.slice();
      for (const [at, byte] of changes) bytes[at] = byte;
      const tokenizer = await tokenizerFromFile("tokenizer.model", bytes);
      if (!(tokenizer instanceof UserError)) tokenizer.count("Text: 漢字 12 \n\n");
    }),
    { numRuns: 60 },
  );
});
