// Learns how long answers are, by model and kind of prompt: node scripts/tune-reserve.ts DATA
// DATA is the folder of the evaluation data. Learns on either half of the prompts and reports on the other, then on models
// that it has not seen, and writes what all prompts say to src/core/budget/reserve/length-table.ts.
import { readFile, writeFile } from "node:fs/promises";
import { answerLengths, type LengthTable, lengthAt, plainName } from "../src/core/budget/reserve/answer-lengths.ts";
import { askedLength } from "../src/core/budget/reserve/asked-length.ts";
import { TABLE_WORTH, withHistory } from "../src/core/budget/reserve/own-history.ts";
import { promptSigns } from "../src/core/budget/reserve/prompt-signs.ts";
import { fitQuantile, quantile } from "./tune-quantile.ts";

const SHARES = [0.25, 0.5, 0.75, 0.9, 0.95, 0.99];
const P95 = SHARES.indexOf(0.95);
/** It answers every prompt with the same line, to show how a judge is fooled. */
const GAMED = "gpt4_gamed";
/** Models that people choose by these names; the others are tuned copies, and only stand for "another model". */
const SERVED =
  /^(?:gpt-3\.5-turbo-1106|gpt4_0613|gpt4_1106_preview|gpt-4-turbo|gpt-4o|claude(?!2)|gemini|Meta-Llama|Mixtral-8x|Mistral-7B-Instruct-v|Qwen(?:1\.5|2)|gemma-\db-it|gemma-2b|dbrx|deepseek)(?!.*\+)/;
const NAMES: Readonly<Record<string, string>> = {
  "gpt4-0613": "gpt-4",
  "gpt4-1106-preview": "gpt-4-turbo-1106-preview",
  "gpt-3-5-turbo-1106": "gpt-3-5-turbo",
};

interface Prompt {
  readonly text: string;
  readonly tokens: ReadonlyMap<string, number>;
}

const folder = process.argv[2];
if (folder === undefined) throw new Error("usage: tune-reserve.ts DATA");
const lines = (await readFile(`${folder}/response_lengths/lengths.jsonl`, "utf8")).trim().split("\n");
const prompts: Prompt[] = lines.map((line) => {
  const { instruction, tokens } = JSON.parse(line) as { instruction: string; tokens: Record<string, number> };
  return { text: instruction, tokens: new Map(Object.entries(tokens)) };
});
const plain = [...prompts[0]!.tokens.keys()]
  .filter((name) => name !== GAMED && !/_(?:concise|verbose)$/.test(name))
  .sort();

/** A table of some prompts and models; `known`: the models that it shall know by their names. */
function learned(some: readonly Prompt[], models: readonly string[], known: readonly string[]): LengthTable {
  const lengths = new Map(models.map((model) => [model, some.map((prompt) => prompt.tokens.get(model)!)]));
  const all = [...lengths.values()].flat();
  const other = SHARES.map((share) => quantile(all, share));
  const own = (model: string) => SHARES.map((share) => quantile(lengths.get(model)!, share));
  const levels = new Map(models.map((model) => [model, known.length > 0 ? own(model) : other]));
  const signs = SHARES.map((share, i) =>
    fitQuantile(
      some.map(({ text, tokens }) => ({
        signs: [1, ...promptSigns(text)],
        values: models.map((model) => tokens.get(model)! / levels.get(model)![i]!),
      })),
      share,
    ),
  );
  return {
    source: "published answers of alpaca_eval",
    date: "2024-12",
    answers: all.length,
    shares: SHARES,
    signs,
    models: Object.fromEntries(known.map((model) => [plainName(model), own(model)])),
    other,
  };
}

/** Coverage and mean size of reserves, beside one constant that covers as many. */
function told(name: string, rows: readonly (readonly [reserve: number, answer: number])[]): string {
  const covered = rows.filter(([reserve, answer]) => answer <= reserve).length / rows.length;
  const mean = rows.reduce((sum, [reserve]) => sum + reserve, 0) / rows.length;
  const constant = quantile(
    rows.map(([, answer]) => answer),
    covered,
  );
  const smaller = 100 * (1 - mean / constant);
  return `${name}: ${(100 * covered).toFixed(1)} % covered, mean ${mean.toFixed(0)}, constant ${constant}, ${smaller.toFixed(1)} % smaller`;
}

const rowsOf = (
  some: readonly Prompt[],
  models: readonly string[],
  reserve: (prompt: Prompt, model: string) => number,
) => some.flatMap((prompt) => models.map((model) => [reserve(prompt, model), prompt.tokens.get(model)!] as const));

const geometricMean = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

const reports: string[] = [];
const say = (line: string) => {
  console.log(line);
  reports.push(line);
};
/** 8 answers of other models to the prompt, at the level of this one: what a person's own history would hold. */
function historyOf(table: LengthTable, prompt: Prompt, model: string): number[] {
  const at = plain.indexOf(model);
  const level = (name: string) => table.models[plainName(name)]![1]!;
  return Array.from({ length: 8 }, (_, i) => plain[(at + 7 * (i + 1)) % plain.length]!).map(
    (other) => (prompt.tokens.get(other)! * level(model)) / level(other),
  );
}
for (const half of [0, 1]) {
  const learn = prompts.filter((_, i) => i % 2 === half);
  const test = prompts.filter((_, i) => i % 2 !== half);
  const table = learned(learn, plain, plain);
  const p95 = (prompt: Prompt, model: string) => lengthAt(answerLengths(prompt.text, model, table), 0.95);
  say(told(`half ${half + 1}, percentile, models known`, rowsOf(test, plain, p95)));
  const level = (_: Prompt, model: string) => table.models[plainName(model)]![P95]!;
  say(told(`half ${half + 1}, by model alone`, rowsOf(test, plain, level)));
  for (const part of [0, 1]) {
    const seen = plain.filter((_, i) => i % 2 === part);
    const unseen = plain.filter((_, i) => i % 2 !== part);
    const pool = learned(learn, seen, []);
    const any = (prompt: Prompt) => lengthAt(answerLengths(prompt.text, null, pool), 0.95);
    say(told(`half ${half + 1}, percentile, unseen models ${part + 1}`, rowsOf(test, unseen, any)));
  }
  const oracle = new Map(
    prompts.map((prompt) => [
      prompt,
      quantile(
        plain.map((m) => prompt.tokens.get(m)! / level(prompt, m)),
        0.95,
      ),
    ]),
  );
  say(
    told(
      `half ${half + 1}, if the prompt's own p95 were known`,
      rowsOf(test, plain, (p, m) => level(p, m) * oracle.get(p)!),
    ),
  );
  // What no prediction of a prompt's usual length can surpass: how far answers scatter around it is left.
  const usual = new Map(prompts.map((prompt) => [prompt, geometricMean(plain.map((m) => prompt.tokens.get(m)! + 1))]));
  const verbosity = new Map(
    plain.map((m) => [m, geometricMean(test.map((p) => (p.tokens.get(m)! + 1) / usual.get(p)!))]),
  );
  const expected = (prompt: Prompt, model: string) => usual.get(prompt)! * verbosity.get(model)!;
  const scatter = quantile(
    rowsOf(test, plain, expected).map(([mean, answer]) => answer / mean),
    0.95,
  );
  say(
    told(
      `half ${half + 1}, if the prompt's and the model's usual length were known`,
      rowsOf(test, plain, (p, m) => scatter * expected(p, m)),
    ),
  );
  for (const worth of [1, 2, 4, 8]) {
    const adaptive = (some: readonly Prompt[]) =>
      rowsOf(some, plain, (p, m) =>
        lengthAt(withHistory(answerLengths(p.text, m, table), historyOf(table, p, m), worth), 0.95),
      );
    const line = told(`half ${half + 1}, adaptive with 8 answers, table worth ${worth}`, adaptive(test));
    if (worth === TABLE_WORTH) say(line);
    else console.log(line);
  }
}

const limited = prompts.filter(({ text }) => askedLength(text)?.bound === "most");
say(
  told(
    `${limited.length} prompts that ask for a length, as asked`,
    rowsOf(limited, plain, ({ text }) => askedLength(text)!.tokens),
  ),
);

const served = plain.filter((name) => SERVED.test(name));
const { models, signs, other, ...about } = learned(prompts, plain, served);
const round = (list: readonly number[]) => `[${list.map((x) => Number(x.toFixed(3))).join(", ")}]`;
const named = Object.entries(models).map(
  ([name, levels]) => `    ${JSON.stringify(NAMES[name] ?? name)}: ${round(levels)},`,
);
await writeFile(
  new URL("../src/core/budget/reserve/length-table.ts", import.meta.url),
  `// Written by scripts/tune-reserve.ts; do not edit.
import type { LengthTable } from "./answer-lengths.ts";

/**
 * Lengths of published answers to ${prompts.length} prompts by ${plain.length} models (alpaca_eval). Learned on one half of the prompts and
 * reported on the other, p95:
${reports.map((line) => ` *   ${line}`).join("\n")}
 */
export const LENGTHS: LengthTable = {
  source: ${JSON.stringify(about.source)},
  date: ${JSON.stringify(about.date)},
  answers: ${about.answers},
  shares: ${round(about.shares)},
  signs: [
${signs.map((weights) => `    ${round(weights)},`).join("\n")}
  ],
  models: {
${named.join("\n")}
  },
  other: ${round(other)},
};
`,
);
