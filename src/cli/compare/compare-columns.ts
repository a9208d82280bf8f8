import type { Comparison, ModelFit } from "../../core/compare/comparison.ts";
import type { WordShares } from "../../core/compare/word-shares.ts";
import { dollars, grouped, tokensText } from "../terminal/numbers.ts";
import type { Column } from "../terminal/table.ts";

/** A table in the three ways it can be printed. */
export interface Shown {
  readonly columns: readonly Column[];
  readonly cells: readonly (readonly string[])[];
  readonly csvHead: readonly string[];
  readonly csv: readonly (readonly (string | number | boolean | null)[])[];
}

const right = (title: string): Column => ({ title, align: "right" });

/** A row for each tokenizer, fewest tokens first; with the shares of a dictionary's words where they are known. */
export function comparisonTable(
  rows: readonly Comparison[],
  shares: ReadonlyMap<string, WordShares> | null = null,
): Shown {
  const optimal = rows.some((row) => optimaOf(row.models).length > 0);
  const judged = (row: Comparison) => shares?.get(row.tokenizer) ?? null;
  return {
    columns: [
      { title: "Tokenizer" },
      ...["Tokens", "More", "Bytes/token", "Chars/token", "Words/token", "1-byte", "Ids"].map(right),
      ...(optimal ? [right("Optimal")] : []),
      ...(shares ? ["%Words", "%Pure"].map(right) : []),
      { title: "Cost" },
      { title: "Fits" },
    ],
    cells: rows.map((row) => [
      row.tokenizer,
      tokensCell(row),
      aboveText(row.above),
      ratio(row.bytesPerToken),
      ratio(row.charactersPerToken),
      ratio(row.wordsPerToken),
      percentOf(row.singleByteShare),
      row.vocabularySize === null ? "" : grouped(row.vocabularySize),
      ...(optimal ? [optimalRange(row.models)] : []),
      ...(shares ? [percentOf(judged(row)?.words), percentOf(judged(row)?.pure)] : []),
      costRange(row.models),
      fitsOf(row.models),
    ]),
    csvHead: [
      ...["tokenizer", "exact", "tokens", "low", "high", "above", "bytes_per_token", "characters_per_token"],
      ...["words_per_token", "single_byte_share", "vocabulary_size", "lowest_cost_usd", "highest_cost_usd"],
      ...["models_that_fit", "models", "lowest_optimal_vocabulary", "highest_optimal_vocabulary"],
      ...(shares ? ["unique_tokens", "word_share", "pure_share"] : []),
    ],
    csv: rows.map((row) => {
      const costs = costsOf(row.models);
      const optima = optimaOf(row.models);
      return [
        ...[row.tokenizer, row.count.exact, row.count.tokens, row.count.low, row.count.high, row.above],
        ...[row.bytesPerToken, row.charactersPerToken, row.wordsPerToken, row.singleByteShare, row.vocabularySize],
        ...[costs[0] ?? null, costs.at(-1) ?? null, row.models.filter((m) => m.fits).length, row.models.length],
        ...[optima[0] ?? null, optima.at(-1) ?? null],
        ...(shares ? [judged(row)?.uniqueTokens, judged(row)?.words, judged(row)?.pure].map((n) => n ?? null) : []),
      ];
    }),
  };
}

/** A row for each model, the cheapest first, those without a list price last. */
export function modelTable(rows: readonly Comparison[]): Shown {
  const all = rows.flatMap((row) => row.models.map((model) => ({ row, ...model })));
  const cost = (m: { cost: number | null }) => m.cost ?? Number.POSITIVE_INFINITY;
  all.sort((a, b) => (cost(a) === cost(b) ? a.row.count.tokens - b.row.count.tokens : cost(a) - cost(b)));
  const least = all[0]?.cost ?? null;
  const above = (own: number | null) => (own === null || !least ? null : own / least - 1);
  return {
    columns: [
      { title: "Model" },
      { title: "Tokenizer" },
      ...["Tokens", "Cost", "More", "Window", "Used"].map(right),
      { title: "Fits" },
      right("Ids/optimal"),
    ],
    cells: all.map(({ row, model, window, fits, cost, optimalVocabulary }) => [
      model,
      row.tokenizer,
      tokensCell(row),
      cost === null ? "" : dollars(cost),
      cost === null ? "" : aboveText(above(cost) ?? 0),
      grouped(window),
      window > 0 ? windowShare((100 * row.count.tokens) / window) : "",
      fits === null ? "perhaps" : fits ? "yes" : "no",
      optimalVocabulary === null || row.vocabularySize === null ? "" : ratio(row.vocabularySize / optimalVocabulary),
    ]),
    csvHead: [
      "model",
      "tokenizer",
      "exact",
      "tokens",
      "low",
      "high",
      "cost_usd",
      "above",
      "window",
      "fits",
      "vocabulary_size",
      "optimal_vocabulary",
    ],
    csv: all.map(({ row: { tokenizer, count, vocabularySize }, model, window, fits, cost, optimalVocabulary }) => [
      ...[model, tokenizer, count.exact, count.tokens, count.low, count.high, cost, above(cost), window, fits],
      ...[vocabularySize, optimalVocabulary],
    ]),
  };
}

function tokensCell({ count }: Comparison): string {
  return `${tokensText(count)}${count.exact ? "" : ` (${grouped(count.low)}–${grouped(count.high)})`}`;
}

const percentOf = (share: number | null | undefined) => (share == null ? "" : `${(100 * share).toFixed(1)}%`);

const ratio = (value: number | null) => value?.toFixed(2) ?? "";

/** `+12.3%`; nothing for the best. */
function aboveText(share: number): string {
  if (share === 0) return "";
  const per = 100 * share;
  return `+${per >= 100 ? Math.round(per) : per >= 0.1 ? per.toFixed(1) : per.toPrecision(1)}%`;
}

const costsOf = (models: readonly ModelFit[]) => models.flatMap(({ cost }) => (cost === null ? [] : [cost]));

const optimaOf = (models: readonly ModelFit[]) =>
  models.flatMap(({ optimalVocabulary: ids }) => (ids === null ? [] : [ids])).sort((a, b) => a - b);

/** `62K–212K`: what the scaling law calls optimal for the smallest and the largest of the models. */
function optimalRange(models: readonly ModelFit[]): string {
  const ends = [...new Set([optimaOf(models)[0], optimaOf(models).at(-1)].filter((n) => n !== undefined))];
  return ends.map((ids) => `${Math.round(ids / 1_000)}K`).join("–");
}

function costRange(models: readonly ModelFit[]): string {
  const costs = costsOf(models);
  const [lowest, highest] = [costs[0], costs.at(-1)];
  if (lowest === undefined || highest === undefined) return "";
  return lowest === highest ? dollars(lowest) : `${dollars(lowest)}–${dollars(highest)}`;
}

/** `all 12`, `9 of 12`: the models whose window holds the text. */
function fitsOf(models: readonly ModelFit[]): string {
  const fitting = models.filter(({ fits }) => fits).length;
  if (models.length === 0) return "";
  return fitting === models.length ? `all ${models.length}` : `${fitting} of ${models.length}`;
}

/** Two figures of a share in per cent, and no power of ten. */
function windowShare(percent: number): string {
  return `${percent < 99.5 ? Number(percent.toPrecision(2)) : Math.round(percent).toLocaleString("en-US")}%`;
}
