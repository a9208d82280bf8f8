import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Tokenizer } from "../../src/core/tokenizer/tokenizer.ts";
import { exactTokenizer } from "./exact-tokenizer.ts";
import { fuzzText, seeded } from "./fuzz-texts.ts";
import { type Reference, reference, TIKTOKEN, TOKENIZER_JSON } from "./references.ts";

const SEED = Number(process.env.FUZZ_SEED ?? 20251);
const FUZZ_TEXTS = Number(process.env.FUZZ_TEXTS ?? 2_000);
const DATA = process.env.PROMPT_BUDGET_DATA ?? "../shared/data";

function assertSameIds(tokenizer: Tokenizer, other: Reference, text: string): void {
  const ids = tokenizer.encode(text);
  const expected = other(text);
  let at = 0;
  while (at < ids.length && ids[at] === expected[at]) at++;
  if (at === ids.length && at === expected.length) {
    assert.equal(tokenizer.count(text), ids.length);
    return;
  }
  const before = tokenizer.decode(ids.subarray(0, at)).length;
  assert.deepEqual(
    Array.from(ids).slice(at, at + 5),
    Array.from(expected).slice(at, at + 5),
    `${tokenizer.name}: ids differ from token ${at} on, in ${JSON.stringify(text.slice(Math.max(0, before - 20), before + 60))}`,
  );
  assert.equal(ids.length, expected.length);
}

for (const name of [...Object.keys(TIKTOKEN), ...Object.keys(TOKENIZER_JSON)]) {
  test(`${name}: ids of ${FUZZ_TEXTS} fuzz texts (seed ${SEED}) are the reference's`, async () => {
    const tokenizer = await exactTokenizer(name);
    const other = reference(name);
    const below = seeded(SEED);
    for (let i = 0; i < FUZZ_TEXTS; i++) assertSameIds(tokenizer, other, fuzzText(below, 24));
  });

  test(`${name}: every code point, alone and between letters, has the reference's ids`, async () => {
    const tokenizer = await exactTokenizer(name);
    const other = reference(name);
    const step = FUZZ_TEXTS >= 100_000 ? 1 : 149;
    for (let point = 0; point <= 0x10ffff; point += step) {
      const character = String.fromCodePoint(point);
      assertSameIds(tokenizer, other, `${character} a${character}B ${character}${character}`);
    }
  });
}

/** Published texts, where they are at hand; too many for the repository. */
if (existsSync(`${DATA}/udhr/udhr.jsonl`)) {
  const texts = readFileSync(`${DATA}/udhr/udhr.jsonl`, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).text as string);
  const soak = FUZZ_TEXTS >= 100_000;
  for (const file of ["english", "code", "cjk"]) {
    const whole = readFileSync(`${DATA}/corpus/${file}.txt`, "utf8");
    texts.push(soak ? whole : whole.slice(0, 60_000));
  }
  for (const name of [...Object.keys(TIKTOKEN), ...Object.keys(TOKENIZER_JSON)]) {
    test(`${name}: ids of the declaration of human rights in every language and of the corpus are the reference's`, async () => {
      const tokenizer = await exactTokenizer(name);
      const other = reference(name);
      for (const [i, text] of texts.entries())
        if (soak || i % 24 === 0 || i >= texts.length - 3) assertSameIds(tokenizer, other, text);
    });
  }
}
