import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { answersIn, answersInPlace } from "../../../src/core/evaluate/answers-kept.ts";
import { negationsKept, numbersKept } from "../../../src/core/evaluate/kept-words.ts";
import { namedKept } from "../../../src/core/evaluate/named-kept.ts";
import { normaliseAnswer } from "../../../src/core/evaluate/normalise-answer.ts";

const TEXT = "The Treaty of Rome was signed in 1957 by six states. The treaty did not name a capital.";
const QUESTION = {
  question: "Which treaty did six states sign?",
  answers: ["the Treaty of Rome", "Treaty of Rome"],
  spans: [
    [0, 18],
    [4, 18],
  ] as const,
};

describe("evaluate", () => {
  test("answers are compared without case, punctuation, articles and extra blanks", () => {
    assert.equal(normaliseAnswer("  The “Treaty”  of\nRome, an act. "), "treaty of rome act");
    assert.equal(normaliseAnswer("theatre anatomy"), "theatre anatomy");
  });

  test("an answer is kept anywhere where its words follow each other in the result", () => {
    assert.equal(answersIn("treaty of Rome, signed 1957", [QUESTION]), 1);
    assert.equal(answersIn("treaty signed Rome 1957", [QUESTION]), 0);
  });

  test("an answer is kept in place where each of its words but articles stays", () => {
    assert.equal(answersInPlace(TEXT, [[4, 18]], [QUESTION]), 1);
    const apart = [
      [4, 10],
      [11, 13],
      [14, 30],
    ] as const;
    assert.equal(answersInPlace(TEXT, apart, [QUESTION]), 1);
    assert.equal(answersInPlace(TEXT, [[0, 10]], [QUESTION]), 0);
    assert.equal(answersInPlace(TEXT, [[5, 18]], [QUESTION]), 0);
  });

  test("of the words around an answer those that its question names are counted", () => {
    assert.deepEqual(namedKept(TEXT, [[0, TEXT.length]], [QUESTION]), { of: 4, kept: 4 });
    assert.deepEqual(namedKept(TEXT, [[0, 30]], [QUESTION]), { of: 4, kept: 1 });
  });

  test("negations and numbers are matched one for one", () => {
    assert.deepEqual(negationsKept("It can't, it did not, and not once.", "can't not"), { of: 3, kept: 2 });
    assert.deepEqual(numbersKept("Two pens at $1,200.50 and half of 12", "two 12 1,200.50"), { of: 4, kept: 3 });
    assert.deepEqual(numbersKept("nothing", ""), { of: 0, kept: 0 });
  });
});
