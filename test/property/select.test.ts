import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Piece, Range } from "../../src/core/plan/plan.ts";
import type { Candidate } from "../../src/core/select/candidate.ts";
import { FILE_LEVELS } from "../../src/core/select/file-level.ts";
import { HEADERS, PIECE_ORDERS, type SelectOptions } from "../../src/core/select/options.ts";
import { select as selectFrom } from "../../src/core/select/select.ts";
import type { Selection } from "../../src/core/select/selection.ts";
import { SELECTOR_NAMES } from "../../src/core/select/selectors/selectors.ts";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import { UserError } from "../../src/core/user-error.ts";
import { documents, questions } from "./fit-documents.ts";

const tokenizer = await loadTokenizer("o200k_base");
const runs = { numRuns: 150 };

const code = fc
  .array(fc.constantFrom("function load(path) {", "  return cache.get(path);", "}", "", "// retry twice", "x = 1;"), {
    maxLength: 40,
  })
  .map((lines) => lines.join("\n"));
const odd = fc.string({ unit: "binary", maxLength: 200 });
const names = fc.constantFrom("docs/a.md", "src/load.ts", "data.json", "notes.txt", "a\nb.md", "test/load.test.ts");
const candidates: fc.Arbitrary<Candidate[]> = fc.uniqueArray(
  fc.record({ path: names, text: fc.oneof(documents, code, odd) }),
  { selector: ({ path }) => path, minLength: 1 },
);
const budgets = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 800 }));
const asked = fc
  .oneof(questions, fc.constantFrom("load the cache", "retry", "?"))
  .filter((query) => query.trim() !== "");
const levels = fc.uniqueArray(fc.record({ path: names, level: fc.constantFrom(...FILE_LEVELS) }), {
  selector: ({ path }) => path,
  maxLength: 2,
});
const options = fc.record({
  budget: budgets,
  levels: fc.oneof(fc.constant([]), levels),
  query: asked,
  selector: fc.constantFrom(...SELECTOR_NAMES),
  headers: fc.constantFrom(...HEADERS),
  order: fc.constantFrom(...PIECE_ORDERS),
});

const selectionOf = (files: readonly Candidate[], wanted: Omit<SelectOptions, "tokenizer">): Selection | UserError =>
  selectFrom(files, { ...wanted, tokenizer });

test("a selection is never over the budget, and its tokens are the count of its text", () => {
  fc.assert(
    fc.property(candidates, options, (files, wanted) => {
      const selection = selectionOf(files, wanted);
      if (selection instanceof UserError) return assert.equal(selection.code, "budget-too-small");
      assert.ok(selection.tokens <= wanted.budget, `${selection.tokens} > ${wanted.budget}`);
      assert.equal(selection.tokens, tokenizer.count(selection.text));
    }),
    runs,
  );
});

test("where the budget is too small, the minimum named works", () => {
  fc.assert(
    fc.property(candidates, options, fc.integer({ min: 1, max: 8 }), (files, wanted, budget) => {
      const selection = selectionOf(files, { ...wanted, budget });
      if (!(selection instanceof UserError)) return;
      assert.ok(selection.minimum !== undefined && selection.minimum > budget, selection.message);
      assert.ok(!(selectionOf(files, { ...wanted, budget: selection.minimum }) instanceof UserError));
    }),
    runs,
  );
});

test("what pieces say is kept stands in the text letter for letter, in the order of the pieces", () => {
  fc.assert(
    fc.property(candidates, options, (files, wanted) => {
      const selection = selectionOf(files, wanted);
      if (selection instanceof UserError) return;
      let at = 0;
      for (const { path, start, end, level, kept, tokens, reason } of selection.pieces) {
        const { text } = files.find((file) => file.path === path)!;
        assert.ok(level === "full" ? kept === undefined : kept !== undefined);
        assert.ok(tokens > 0 && reason !== "");
        if (level === "name") continue;
        const ranges = kept ?? [[start, end]];
        assert.deepEqual([ranges[0]![0], ranges.at(-1)![1]], [start, end]);
        for (const [from, to] of ranges) {
          const found = selection.text.indexOf(text.slice(from, to), at);
          assert.ok(found >= at, JSON.stringify(text.slice(from, to)));
          at = found + to - from;
        }
      }
    }),
    runs,
  );
});

test("in the order of the files, pieces follow the files as they were given and their text as it runs", () => {
  fc.assert(
    fc.property(candidates, options, (files, wanted) => {
      const selection = selectionOf(files, { ...wanted, order: "file" });
      if (selection instanceof UserError) return;
      const places = selection.pieces
        .filter(({ level }) => level !== "name")
        .map(({ path, start }) => [files.findIndex((file) => file.path === path), start] as const);
      const sorted = [...places].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      assert.deepEqual(places, sorted);
    }),
    runs,
  );
});

test("the best hit stays whatever the budget, as long as a word of it has room", () => {
  fc.assert(
    fc.property(candidates, options, (files, wanted) => {
      const all = selectionOf(files, { ...wanted, levels: [], budget: 20_000, order: "score" });
      const few = selectionOf(files, { ...wanted, levels: [], order: "score" });
      if (all instanceof UserError || few instanceof UserError || all.pieces.length === 0) return;
      assert.equal(few.pieces[0]?.path, all.pieces[0]!.path);
    }),
    runs,
  );
});

test("a file whose level is decided is there at that level, whatever else is chosen", () => {
  fc.assert(
    fc.property(candidates, options, (files, wanted) => {
      const selection = selectionOf(files, { ...wanted, budget: 20_000 });
      if (selection instanceof UserError) return;
      for (const { path, level } of wanted.levels) {
        const file = files.find((one) => one.path === path);
        const shown: Piece[] = selection.pieces.filter((piece) => piece.path === path);
        if (level === "name") assert.equal(shown.length, file === undefined ? 0 : 1);
        if (level !== "full" || file === undefined) continue;
        const said = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
        const ranges = shown.flatMap(({ start, end, kept }): readonly Range[] => kept ?? [[start, end]]);
        assert.equal(said(ranges.map(([from, to]) => file.text.slice(from, to)).join("")), said(file.text));
      }
    }),
    runs,
  );
});
