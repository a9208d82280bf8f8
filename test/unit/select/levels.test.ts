import assert from "node:assert/strict";
import { test } from "node:test";
import type { LeveledFile } from "../../../src/core/select/file-level.ts";
import { select } from "../../../src/core/select/select.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";

const tokenizer = await loadTokenizer("o200k_base");
const FILES = [
  {
    path: "docs/retries.md",
    text: "# Retries\n\nA request is retried three times.\n\n## Waits\n\nThe wait doubles.\n",
  },
  {
    path: "src/shop.ts",
    text: "/** Opens the shop. */\nexport function open(key: string): Shop {\n  const door = find(key);\n  return door.open();\n}\n\nexport function close(): void {\n  door.shut();\n}\n",
  },
  { path: "src/names.ts", text: "export const NAMES = ['a', 'b'];\n" },
];

function chosen(levels: readonly LeveledFile[], budget = 200) {
  const selection = select(FILES, { query: "How often is a request retried?", budget, levels, tokenizer });
  assert.ok(!(selection instanceof UserError), String(selection));
  assert.equal(tokenizer.count(selection.text), selection.tokens);
  return selection;
}

test("of an outline the signatures stay, with the first line of their comments, and headings of a text", () => {
  const { text, pieces } = chosen([
    { path: "src/shop.ts", level: "outline" },
    { path: "docs/retries.md", level: "outline" },
  ]);
  assert.match(text, /Opens the shop\.[\s\S]*export function open\(key: string\): Shop\n?[\s\S]*export function close/);
  assert.match(text, /# Retries\s+## Waits/);
  assert.doesNotMatch(text, /door|three times|doubles/);
  const levels = pieces.map(({ path, level }) => [path, level]);
  assert.deepEqual(levels.slice(0, 2), [
    ["docs/retries.md", "outline"],
    ["src/shop.ts", "outline"],
  ]);
});

test("a whole file comes before the best hit, and a budget that does not hold it says which one does", () => {
  assert.match(chosen([{ path: "src/shop.ts", level: "full" }]).text, /door\.shut\(\);\n\}/);
  const levels: LeveledFile[] = [{ path: "src/shop.ts", level: "full" }];
  const refused = select(FILES, { query: "retried?", budget: 20, levels, tokenizer });
  assert.ok(refused instanceof UserError && refused.code === "budget-too-small");
  assert.ok(chosen(levels, refused.minimum!).text.includes("door.open()"));
});

test("names stand at the end, a line for each, and count", () => {
  const { text, pieces } = chosen([
    { path: "src/names.ts", level: "name" },
    { path: "src/shop.ts", level: "name" },
  ]);
  assert.ok(text.endsWith("\n\nsrc/shop.ts\nsrc/names.ts"), text);
  const last = pieces.at(-1)!;
  assert.deepEqual([last.path, last.level, text.slice(...last.at!)], ["src/names.ts", "name", "src/names.ts"]);
});
