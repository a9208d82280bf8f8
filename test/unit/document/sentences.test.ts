import assert from "node:assert/strict";
import { test } from "node:test";
import { sentences } from "../../../src/core/document/units/sentences.ts";

function cut(text: string, locale?: string, uncut?: { start: number; end: number }[]): string[] {
  return sentences(text, [0, text.length], locale, uncut).map(([start, end]) => text.slice(start, end).trim());
}

test("abbreviations, initials, versions and list numbers end no sentence", () => {
  assert.deepEqual(cut("Ask Dr. Smith, e.g. about v1.2. See Fig. 3 for more. J. R. Ray knows.", "en"), [
    "Ask Dr. Smith, e.g. about v1.2.",
    "See Fig. 3 for more.",
    "J. R. Ray knows.",
  ]);
  assert.deepEqual(cut("1. Write it. 2 more come.", "en"), ["1. Write it.", "2 more come."]);
  assert.deepEqual(cut("Pears, figs, etc. are fine. Use tea, etc. Then go.", "en"), [
    "Pears, figs, etc. are fine.",
    "Use tea, etc.",
    "Then go.",
  ]);
  assert.deepEqual(cut("Is it so? No. It is not!", "en"), ["Is it so?", "No.", "It is not!"]);
});

test("wrapped lines are one sentence, short lines of their own are not", () => {
  assert.deepEqual(cut("This is a long line of prose that was wrapped by an editor at\r\nsome column. Next.", "en"), [
    "This is a long line of prose that was wrapped by an editor at\r\nsome column.",
    "Next.",
  ]);
  assert.deepEqual(cut("Name: Ann\nAge: 30\nCity: Rome", "en"), ["Name: Ann", "Age: 30", "City: Rome"]);
});

test("line breaks written as escapes and records in braces end sentences, paths and commands do not", () => {
  const log = String.raw`[{'content': 'Is it new?\n1. First of all. Yes.\n\nthen more', 'role': 'user'}, {'content': 'No'}]`;
  assert.deepEqual(cut(log, "en"), [
    String.raw`[{'content': 'Is it new?\n`,
    "1. First of all.",
    String.raw`Yes.\n\n`,
    "then more', 'role': 'user'},",
    "{'content': 'No'}]",
  ]);
  assert.deepEqual(cut(String.raw`Open C:\new\notes and \nabla x. A \\n stays.`, "en"), [
    String.raw`Open C:\new\notes and \nabla x.`,
    String.raw`A \\n stays.`,
  ]);
  for (const spokenOf of [
    String.raw`The string "\n" ends '\n' it.`,
    String.raw`We know that $A \nRightarrow B$ holds.`,
    String.raw`Open C:\src\nHibernate\n2.dll now.`,
  ])
    assert.deepEqual(cut(spokenOf, "en"), [spokenOf]);
  assert.deepEqual(cut(`{"id": 1}, {"id": true},{"id": "x"}`, "en"), [`{"id": 1},`, `{"id": true},`, `{"id": "x"}`]);
  assert.deepEqual(cut(String.raw`One\r\nTwo`, "en"), [String.raw`One\r\n`, "Two"]);
});

test("Chinese, Japanese, Hindi and Arabic end with their own marks, Thai at its blanks", () => {
  assert.deepEqual(cut("人人生而自由。他们有理性！对吗？", "zh"), ["人人生而自由。", "他们有理性！", "对吗？"]);
  assert.equal(cut("すべての人は平等である。差別を受けない。", "ja").length, 2);
  assert.equal(cut("सभी समान हैं । उन्हें अधिकार है ।", "hi").length, 2);
  assert.equal(cut("هل هذا صحيح؟ نعم هو كذلك.", "ar").length, 2);
  const thai = "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์ ต่างมีเหตุผลและมโนธรรมและควรปฏิบัติต่อกันด้วยเจตนารมณ์";
  assert.equal(cut(thai, "th").length, 2);
});

test("nothing is cut inside a range that must stay in one piece", () => {
  const text = "Run `a. B. C` now. Then stop.";
  assert.deepEqual(cut(text, "en", [{ start: 4, end: 13 }]), ["Run `a. B. C` now.", "Then stop."]);
});

test("a range outside the text is a mistake of the caller's", () => {
  assert.throws(() => sentences("abc", [0, 4]), RangeError);
});

test("a long paragraph is cut in time that grows with its length", () => {
  const text = "One sentence of some words follows another. ".repeat(20_000);
  assert.equal(sentences(text, [0, text.length], "en").length, 20_000);
});
