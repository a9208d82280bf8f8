// Chooses the weights of words: node scripts/tune-words.ts
// Learns from either half of the documents, reports on the other, then learns from both and writes
// src/core/compress/words/word-weights.ts.
import { writeFile } from "node:fs/promises";
import { applied } from "../src/core/compress/edits/edit.ts";
import { sourceOf } from "../src/core/compress/source.ts";
import { unitsOf } from "../src/core/compress/units/units.ts";
import type { WordWeights } from "../src/core/compress/words/word-model.ts";
import { WordPruning } from "../src/core/compress/words/word-pruning.ts";
import { answersIn } from "../src/core/evaluate/answers-kept.ts";
import { loadTokenizer } from "../src/core/tokenizer/load.ts";
import { UserError } from "../src/core/user-error.ts";
import { articles, isIn, jsquad, nq20, type Passage, paragraphs, xquad } from "../test/bench/passages.ts";
import { fitted } from "./tune-words-fit.ts";
import { rowsOf } from "./tune-words-rows.ts";

const SHARES = [0.68, 0.51, 0.35];
/** Languages of xquad besides English. */
const LANGUAGES = ["ar", "de", "el", "es", "hi", "ru", "th", "tr", "vi", "zh"];
/** How much a word of another language counts: they are many, and translations of each other. */
const FOREIGN = 0.3;

const tokenizer = await loadTokenizer("o200k_base");
const whole = articles();
const squad = paragraphs(whole, "squad2 paragraphs");
const isSquad = isIn(squad);
const english = [...squad, ...nq20(), ...xquad("en").filter((p) => !isSquad(p))];
const foreign = [...LANGUAGES.flatMap((language) => xquad(language)), ...jsquad()];
const isForeign = new Set(foreign);
const isWhole = new Set(whole);
/** Articles are learnt from as a whole and by paragraph: a word that is new in one is not in the other. */
const weightOf = (passage: Passage): number =>
  isForeign.has(passage) ? FOREIGN : isWhole.has(passage) || passage.set === squad[0]!.set ? 0.5 : 1;
const all = [...whole, ...english, ...foreign];
const learnt = (passages: readonly Passage[]): WordWeights => fitted(rowsOf(passages, weightOf));

/** Share of the answers kept at each share of the tokens. */
function table(passages: readonly Passage[], weights: WordWeights): string {
  return [...new Set(passages.map(({ set }) => set))]
    .map((set) => {
      const mine = passages.filter((passage) => passage.set === set);
      const asked = mine.reduce((sum, { questions }) => sum + questions.length, 0);
      const kept = SHARES.map((share) =>
        mine.reduce((sum, { text, questions }) => sum + answersIn(shortened(text, share, weights), questions), 0),
      );
      return `${set} ${kept.map((k) => ((100 * k) / asked).toFixed(1)).join(" ")}`;
    })
    .join(" | ");
}

function shortened(text: string, share: number, weights: WordWeights): string {
  const source = sourceOf(text);
  if (source instanceof UserError) throw source;
  const budget = Math.floor(tokenizer.count(text) * share);
  const units = unitsOf(source, { asked: false });
  return applied(
    text,
    new WordPruning({ source, units, before: [] }, () => false, tokenizer, { weights }).under(budget),
  );
}

const reports = ([0, 1] as const).map((half) => {
  const isLearnt = (passage: Passage) => passage.half === half;
  const weights = learnt(all.filter(isLearnt));
  const report = table(
    [...whole, ...english, ...foreign].filter((passage) => !isLearnt(passage)),
    weights,
  );
  console.log(report);
  return report;
});
const { begins, goesOn, named } = learnt(all);
const numbers = (list: readonly number[]) => `[${list.join(", ")}]`;
await writeFile(
  new URL("../src/core/compress/words/word-weights.ts", import.meta.url),
  `// Written by scripts/tune-words.ts; do not edit.
import type { WordWeights } from "./word-model.ts";

/**
 * What each feature says, learnt from all documents of the evaluation sets. Share of the answers kept at 68, 51 and 35 %
 * of the tokens by weights learnt from one half of the documents, on the other half:
${reports.map((r) => ` *   ${r.split(" | ").join("\n *   ")}`).join("\n *\n")}
 */
export const WORD_WEIGHTS: WordWeights = {
  begins: ${numbers(begins)},
  goesOn: ${numbers(goesOn)},
  named: ${numbers(named)},
};
`,
);
