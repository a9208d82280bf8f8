import assert from "node:assert/strict";
import { test } from "node:test";
import { definitionsOf, namesIn } from "../../../src/core/select/code/named-definitions.ts";
import { select } from "../../../src/core/select/select.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";

const tokenizer = await loadTokenizer("o200k_base");

test("names of code are told from words", () => {
  assert.deepEqual(
    namesIn("Where is the function didYouMean defined, and what do `load`, row_of and Fit(…) do in VS Code?"),
    ["didYouMean", "load", "row_of", "Fit"],
  );
});

test("definitions are told from uses", () => {
  const text =
    "didYouMean(1);\nexport function didYouMean(a) {}\nconst didYouMeanAll = didYouMean;\nfunc (s *Shop) RowOf(x int) {\n";
  assert.deepEqual(
    definitionsOf(["didYouMean", "RowOf"], text).map((at) => text.slice(at).split("\n")[0]),
    ["function didYouMean(a) {}", "func (s *Shop) RowOf(x int) {"],
  );
});

test("a function that is called in many files is shown where it is defined", () => {
  const callers = Array.from({ length: 12 }, (_, i) => ({
    path: `src/part${i}.ts`,
    text: `import { nearName } from "./names.ts";\n\nexport function part${i}(name: string) {\n  return nearName(name) ?? nearName(name + "${i}") ?? nearName("");\n}\n`,
  }));
  const names = {
    path: "src/names.ts",
    text: `/** The name a person may have meant. */\nexport function nearName(typed: string): string {\n  return typed.trim();\n}\n`,
  };
  const found = select([...callers, names], { query: "Where is nearName defined?", budget: 90, tokenizer });
  assert.ok(!(found instanceof UserError));
  assert.match(found.text, /export function nearName\(typed: string\)[\s\S]*typed\.trim\(\)/);
});
