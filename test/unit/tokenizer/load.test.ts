import assert from "node:assert/strict";
import { test } from "node:test";
import { TOKENIZER_FAMILIES } from "../../../src/core/tokenizer/families.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";

const TEXT = "Hello, world! 12345 don't\n\n\tif (x) { } 日本語 👍🏽 é";

for (const { name, kind, vocabularySize, aliases } of TOKENIZER_FAMILIES)
  test(`${name} loads by its name and its aliases, once`, async () => {
    const [tokenizer, again] = await Promise.all([loadTokenizer(name), loadTokenizer(name)]);
    assert.equal(tokenizer, again);
    assert.equal(tokenizer.name, name);
    assert.equal(tokenizer.exact, kind === "exact");
    assert.equal(tokenizer.vocabularySize, vocabularySize);
    assert.ok(tokenizer.count(TEXT) > 10);
    for (const alias of aliases) assert.equal(await loadTokenizer(alias.toUpperCase()), tokenizer);
    if (kind === "exact") assert.equal(tokenizer.decode(tokenizer.encode(TEXT)), TEXT);
  });

test("families that share a vocabulary give the same ids", async () => {
  for (const [one, other] of [
    ["o200k_base", "o200k_harmony"],
    ["qwen2.5", "qwen3"],
  ] as const)
    assert.deepEqual((await loadTokenizer(one)).encode(TEXT), (await loadTokenizer(other)).encode(TEXT));
});

test("names and aliases are each of one family only", () => {
  const all = TOKENIZER_FAMILIES.flatMap(({ name, aliases }) => [name, ...aliases]);
  assert.equal(new Set(all).size, all.length);
  assert.ok(all.every((name) => name === name.toLowerCase()));
});

for (const [typed, near] of [
  ["o200k_bas", "o200k_base"],
  ["cl100", "cl100k_base"],
  ["gemni", "gemini"],
  ["lama3", "llama3"],
  ["deepseek_v4", "deepseek_v3"],
])
  test(`the unknown name ${typed} is answered with ${near}`, async () => {
    await assert.rejects(loadTokenizer(typed!), (error) => {
      assert.ok(error instanceof UserError);
      assert.equal(error.code, "unknown-tokenizer");
      assert.ok(error.message.startsWith(`Unknown tokenizer "${typed}".`));
      assert.ok(error.message.includes(near!), error.message);
      return true;
    });
  });

for (const name of ["", "   ", "__proto__", "constructor", "x".repeat(100_000)])
  test(`a name that is none (${JSON.stringify(name.slice(0, 12))}) is an unknown tokenizer`, async () => {
    await assert.rejects(
      loadTokenizer(name),
      (error) => error instanceof UserError && error.code === "unknown-tokenizer",
    );
  });
