import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { applied } from "../../src/core/compress/edits/edit.ts";
import { fit } from "../../src/core/compress/fit.ts";
import { run, SHORT_FORMS } from "../../src/core/compress/ladder.ts";
import { sourceOf } from "../../src/core/compress/source.ts";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import { UserError } from "../../src/core/user-error.ts";
import { chats, documents, questions } from "./fit-documents.ts";
import { dataWithStrings, repetitive, toolChats } from "./repetitive-documents.ts";
import { assertCondensed, assertRestored } from "./stage-laws.ts";

const tokenizer = await loadTokenizer("o200k_base");

test("what is condensed leaves protected text alone and can be put back", () => {
  fc.assert(
    fc.property(fc.oneof(repetitive, repetitive, documents), fc.constantFrom("a.md", "a.txt"), (text, path) => {
      assertCondensed(text, { path }, tokenizer);
    }),
    { numRuns: 300 },
  );
});

test("a chat and JSON stay JSON of the same shape, and can be put back", () => {
  fc.assert(
    fc.property(fc.oneof(toolChats, dataWithStrings, chats), (text) => {
      assertCondensed(text, { path: "a.json" }, tokenizer);
    }),
    { numRuns: 200 },
  );
});

test("whatever a plan left out or wrote shorter can be put back, a piece or all of it", () => {
  fc.assert(
    fc.property(
      fc.oneof(repetitive, documents, toolChats),
      questions,
      fc.constantFrom("auto", "sentences", "words", "outline"),
      fc.double({ min: 0.1, max: 0.99, noNaN: true }),
      (text, query, level, share) => {
        const budget = Math.ceil(tokenizer.count(text) * share);
        const plan = fit(text, { budget: Math.max(1, budget), tokenizer, query, level });
        if (!(plan instanceof UserError)) assertRestored(plan, text);
      },
    ),
    { numRuns: 300 },
  );
});

test("a log written with letters says with its legend what it said, and takes fewer tokens", () => {
  fc.assert(
    fc.property(fc.array(repetitive, { minLength: 3, maxLength: 5 }), (parts) => {
      const text = parts.join("\n");
      const source = sourceOf(text, { path: "a.log" });
      assert.ok(!(source instanceof UserError));
      const edits = run(SHORT_FORMS, source, tokenizer);
      for (const { start, end, replacement } of edits) {
        const [, legend, body] = /^[ \t>]*\[Below, these letters stand for:\n([\s\S]*?)\n[ \t>]*\]\n([\s\S]*)$/.exec(
          replacement,
        )!;
        let read = body!;
        for (const [, letter, phrase] of legend!.matchAll(/^[ \t>]*(.) = (.*)$/gm)) {
          assert.ok(!text.includes(letter!));
          read = read.replaceAll(letter!, () => phrase!);
        }
        assert.equal(read, text.slice(start, end));
      }
      assert.ok(tokenizer.count(applied(text, edits)) <= tokenizer.count(text));
    }),
    { numRuns: 100 },
  );
});

test("the samples can be condensed and put back", () => {
  for (const path of ["samples/support-agent.prompt.md", "samples/conversation.json", "README.md"]) {
    assertCondensed(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"), { path }, tokenizer);
  }
});
