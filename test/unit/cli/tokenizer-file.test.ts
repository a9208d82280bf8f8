import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { truncate } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { folderWith } from "../node/temporary-folder.ts";
import { byteLevelJson, bytesOf, characterJson, wordPieceJson } from "../tokenizer/tokenizer-json-fixtures.ts";
import { runCli } from "./run-cli.ts";

const unigram = {
  pre_tokenizer: { type: "Metaspace", replacement: "▁", add_prefix_space: true },
  model: {
    type: "Unigram",
    unk_id: 0,
    vocab: [
      ["<unk>", 0],
      ["▁a", -1],
    ],
  },
};
const lines = (...tokens: string[]) => Buffer.from(`${tokens.join("\n")}\n`);
const whole: Readonly<Record<string, Uint8Array>> = {
  "bytes.json": bytesOf(byteLevelJson()),
  "characters.json": bytesOf(characterJson()),
  "words.json": bytesOf(wordPieceJson()),
  "unigram.json": bytesOf(unigram),
  "pieces.model": readFileSync("test/oracle/fixtures/sentencepiece/bpe-bytes.model"),
  "cl100k_base.tiktoken": lines(
    ...Array.from({ length: 256 }, (_, byte) => `${btoa(String.fromCharCode(byte))} ${byte}`),
  ),
  "vocab.txt": lines("[PAD]", "[UNK]", "[CLS]", "[SEP]", "hello", "##s"),
};
const kinds = Object.keys(whole);

/** The one sentence that a file is refused with. */
async function refusal(file: string, cwd: string): Promise<string> {
  const { status, output, errors } = await runCli(["count", "-", "--tokenizer-file", file], { cwd, input: "hello" });
  assert.equal(status, 2, `${file} was read: ${output}`);
  assert.match(errors, /^prompt-budget: [^\n]+\.\n$/);
  assert.ok(errors.startsWith(`prompt-budget: ${file} `), errors);
  return errors;
}

test("a tokenizer file of each kind counts", async (context) => {
  const cwd = await folderWith(context, { "text.md": "hello hellos", ...whole });
  for (const file of kinds) {
    const { status, output, errors } = await runCli(["count", "text.md", "--tokenizer-file", file, "--json"], { cwd });
    assert.equal(status, 0, errors);
    assert.equal(JSON.parse(output).exact, true, file);
  }
});

test("a tokenizer file of any kind that is cut in half is refused as cut short", async (context) => {
  const cut = Object.entries(whole).map(([name, bytes]) => [name, bytes.subarray(0, bytes.length / 2)] as const);
  const cwd = await folderWith(context, Object.fromEntries(cut));
  for (const file of kinds) assert.match(await refusal(file, cwd), /cut short/);
});

test("a file of 500 MB is refused by its size", async (context) => {
  const cwd = await folderWith(context, Object.fromEntries(kinds.map((name) => [name, "{"])));
  for (const file of kinds) {
    await truncate(join(cwd, file), 500 * 1024 * 1024);
    assert.match(await refusal(file, cwd), /has 500 MB, and at most 200 MB/);
  }
});

test("a file of another kind is refused as none of those that there are", async (context) => {
  const cwd = await folderWith(context, {
    "prose.model": "Dear reader,\n",
    "zip.tiktoken": "PK\u0003\u0004",
    "c.json": "{}",
  });
  for (const file of ["prose.model", "zip.tiktoken"])
    assert.match(await refusal(file, cwd), /no tokenizer\.json, SentencePiece model, vocab\.txt or tiktoken file/);
  assert.match(await refusal("c.json", cwd), /JSON of another kind/);
});

test("an id that two tokens have is named, in each kind of file", async (context) => {
  const twice = { added_tokens: [{ id: 1, content: "<mine>" }] };
  const cwd = await folderWith(context, {
    "bytes.json": bytesOf(byteLevelJson(twice)),
    "characters.json": bytesOf({ ...characterJson(), ...twice }),
    "words.json": bytesOf({ ...wordPieceJson(), ...twice }),
    "unigram.json": bytesOf({ ...unigram, ...twice }),
    "ranks.tiktoken": lines("AA== 0", "AQ== 0"),
    "vocab.txt": lines("[UNK]", "a", "a"),
  });
  for (const file of ["bytes.json", "characters.json", "words.json", "unigram.json"])
    assert.match(await refusal(file, cwd), /gives id 1 to two tokens, .* and the added "<mine>"/);
  assert.match(await refusal("ranks.tiktoken", cwd), /gives rank 0 twice/);
  assert.match(await refusal("vocab.txt", cwd), /has the token "a" twice, in lines 2 and 3/);
});
