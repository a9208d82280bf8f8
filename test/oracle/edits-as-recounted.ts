import assert from "node:assert/strict";
import type { Tokenizer } from "../../src/core/tokenizer/tokenizer.ts";
import { seeded } from "./fuzz-texts.ts";
import { randomEdit } from "./random-edits.ts";

const EDITS = 150;
const LONGEST = 3_000;

/** A document that grows by random edits counts after each as a recount of its text does. */
export function editsAsRecounted(tokenizer: Tokenizer, seed: number): void {
  const below = seeded(seed);
  const document = tokenizer.open("");
  let text = "";
  for (let i = 0; i < EDITS; i++) {
    const { start, end, replacement } = randomEdit(below, text, LONGEST);
    document.edit(start, end, replacement);
    text = text.slice(0, start) + replacement + text.slice(end);
    assert.equal(document.tokens, tokenizer.count(text), `edit ${i}`);
    assert.equal(document.offsetOfToken(document.tokens), text.length);
  }
}
