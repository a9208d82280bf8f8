// Measures the words level of fit without a question: node test/bench/fit-words.ts [languages]
// Share of the answers that stay at 68, 51 and 35 % of the tokens, anywhere in the result and in place, beside simpler
// ways to leave out words; negations; numbers of gsm8k at 70 %. The weights were learnt from these sets: what they keep
// of documents that they were not learnt from stands in src/core/compress/words/word-weights.ts.
import { readFileSync } from "node:fs";
import { fit } from "../../src/core/compress/fit.ts";
import { answersIn, answersInPlace } from "../../src/core/evaluate/answers-kept.ts";
import { negationsKept, numbersKept } from "../../src/core/evaluate/kept-words.ts";
import { namedKept } from "../../src/core/evaluate/named-kept.ts";
import { unchangedBy } from "../../src/core/plan/cuts.ts";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import { UserError } from "../../src/core/user-error.ts";
import { dataFolder } from "./data.ts";
import { table } from "./figures.ts";
import { articles, isIn, nq20, type Passage, paragraphs, xquad } from "./passages.ts";
import { atRandom, byRarity, type Pruned, theBeginning, withoutStopWords } from "./word-pruners.ts";

const SHARES = [0.68, 0.51, 0.35];
const GSM8K_SHARE = 0.7;

const tokenizer = await loadTokenizer("o200k_base");
const budgetOf = (text: string, share: number): number => Math.floor(tokenizer.count(text) * share);

function fitted(text: string, budget: number): Pruned {
  const plan = fit(text, { budget, tokenizer, level: "words" });
  return plan instanceof UserError ? { text: "", kept: [] } : { text: plan.text, kept: unchangedBy(plan) };
}

const PRUNERS = {
  random: atRandom,
  "the beginning": theBeginning,
  "stop words out": withoutStopWords,
  "by rarity": byRarity,
  "prompt-budget": fitted,
};

/** "answers anywhere / in place, words that questions name, negations" for each share. */
function rowOf(passages: readonly Passage[], prune: (typeof PRUNERS)[keyof typeof PRUNERS]): string[] {
  return SHARES.map((share) => {
    const sums = { asked: 0, anywhere: 0, inPlace: 0, over: 0 };
    const named = { of: 0, kept: 0 };
    const denied = { of: 0, kept: 0 };
    for (const { text, questions } of passages) {
      const budget = budgetOf(text, share);
      const result = prune(text, budget, tokenizer);
      if (tokenizer.count(result.text) > budget) sums.over++;
      sums.asked += questions.length;
      sums.anywhere += answersIn(result.text, questions);
      sums.inPlace += answersInPlace(text, result.kept, questions);
      add(named, namedKept(text, result.kept, questions));
      add(denied, negationsKept(text, result.text));
    }
    const percent = (part: number, all: number) => (all === 0 ? "-" : ((100 * part) / all).toFixed(1));
    const over = sums.over > 0 ? `, ${sums.over} over` : "";
    return `${percent(sums.anywhere, sums.asked)} / ${percent(sums.inPlace, sums.asked)}, ${percent(named.kept, named.of)}, ${percent(denied.kept, denied.of)}${over}`;
  });
}

function add(sum: { of: number; kept: number }, more: { readonly of: number; readonly kept: number }): void {
  sum.of += more.of;
  sum.kept += more.kept;
}

function answersTable(sets: Readonly<Record<string, readonly Passage[]>>): string {
  const rows = Object.entries(sets).flatMap(([set, passages]) =>
    Object.entries(PRUNERS).map(([name, prune]) => [set, name, ...rowOf(passages, prune)]),
  );
  return table(
    ["answers anywhere / in place, words named, negations: %", "words kept by", ...SHARES.map((s) => `${100 * s} %`)],
    rows,
  );
}

function numbersTable(): string {
  const texts: string[] = readFileSync(`${dataFolder}/prompts/prompts.jsonl`, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter(({ source }) => source === "gsm8k")
    .map(({ text }) => text);
  const rows = Object.entries(PRUNERS).map(([name, prune]) => {
    const numbers = { of: 0, kept: 0 };
    let whole = 0;
    for (const text of texts) {
      const kept = numbersKept(text, prune(text, budgetOf(text, GSM8K_SHARE), tokenizer).text);
      add(numbers, kept);
      if (kept.kept === kept.of) whole++;
    }
    return [name, `${numbers.kept} of ${numbers.of}`, `${whole} of ${texts.length}`];
  });
  return table([`gsm8k at ${100 * GSM8K_SHARE} %`, "numbers kept", "questions with all their numbers"], rows);
}

const squad = articles();
const ofSquad = paragraphs(squad, "squad2 paragraphs");
const isSquad = isIn(ofSquad);
const half = (passages: readonly Passage[], which: 0 | 1) => passages.filter((passage) => passage.half === which);
console.log(
  answersTable({
    "squad2 articles, half 0": half(squad, 0),
    "squad2 articles, half 1": half(squad, 1),
    "squad2 paragraphs, half 0": half(ofSquad, 0),
    "squad2 paragraphs, half 1": half(ofSquad, 1),
    "nq20 gold passages": nq20(),
    "xquad en, other articles": xquad("en").filter((passage) => !isSquad(passage)),
  }),
);
console.log(numbersTable());
if (process.argv[2] === "languages") {
  const languages = ["ar", "de", "el", "es", "hi", "ru", "th", "tr", "vi", "zh"];
  console.log(answersTable(Object.fromEntries(languages.map((language) => [`xquad ${language}`, xquad(language)]))));
}
