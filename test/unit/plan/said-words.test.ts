import assert from "node:assert/strict";
import { it } from "node:test";
import { saidShare, wordsOf } from "../../../src/core/plan/said-words.ts";

it("a word counts once, whatever its case, and a character of a script without spaces is a word", () => {
  assert.deepEqual([...wordsOf("The oak, the OAK: 東京!")], ["the", "oak", "東", "京"]);
});

it("the share of the words that are still said is told, and new ones do not count", () => {
  const source = wordsOf("one two three four");
  assert.equal(saidShare(source, "Two FOUR five"), 0.5);
  assert.equal(saidShare(wordsOf("..."), ""), 1);
});
