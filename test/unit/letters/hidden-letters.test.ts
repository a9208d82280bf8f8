import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDocument } from "../../../src/core/document/parse.ts";
import { hiddenLetters } from "../../../src/core/letters/hidden-letters.ts";
import { findLetterWork } from "../../../src/core/letters/letter-work.ts";
import { tokenizerNames } from "../../../src/core/tokenizer/families.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { tokenParts } from "../../../src/core/tokenizer/token-parts.ts";

async function hiddenIn(text: string, name: string) {
  const tokenizer = await loadTokenizer(name);
  const document = tokenizer.open(text);
  return findLetterWork(text, parseDocument(text, { path: "a.md" })).flatMap(
    (work) => hiddenLetters(work, document, tokenizer) ?? [],
  );
}

test("a word is cut as the text has it: a blank before it makes it another token", async () => {
  const [bare] = await hiddenIn("How many r's are in strawberry?", "o200k_base");
  assert.deepEqual(bare?.words, [{ word: "strawberry", parts: ["strawberry"] }]);
  const [quoted] = await hiddenIn('How many r\'s are in "strawberry"?', "o200k_base");
  assert.deepEqual(quoted?.words, [{ word: "strawberry", parts: ["st", "raw", "berry"] }]);
});

test("letters set apart are tokens of their own, whatever the tokenizer", async () => {
  const text = 'Spell "Mississippi" and "naïve" backwards.';
  for (const name of tokenizerNames()) {
    const tokenizer = await loadTokenizer(name);
    for (const { spellings } of await hiddenIn(text, name)) {
      assert.equal(spellings[0]?.edits[1]?.replacement, "n-a-ï-v-e");
      if (!tokenizer.exact) continue;
      for (const { edits } of spellings) {
        const written = edits.reduceRight(
          (rest, e) => rest.slice(0, e.start) + e.replacement + rest.slice(e.end),
          text,
        );
        const marks = [...written.matchAll(/"/g)].map(({ index }) => index);
        const parts = [0, 2].flatMap((i) => tokenParts(tokenizer.open(written), marks[i]! + 1, marks[i + 1]!));
        assert.deepEqual(
          parts.filter((part) => (part.match(/\p{L}/gu)?.length ?? 0) > 1),
          [],
          `${name}: ${written}`,
        );
      }
    }
  }
});

test("a tokenizer that sees bytes hides nothing, and an estimate does not say how it cuts", async () => {
  const text = "How many r's are in strawberry?";
  assert.deepEqual(await hiddenIn(text, "byt5"), []);
  assert.deepEqual((await hiddenIn(text, "claude"))[0]?.words, [{ word: "strawberry", parts: null }]);
});
