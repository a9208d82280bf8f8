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
  const judged = (row: Comparison) => shares?.get(row.tokenizer) ?? null;
  return {
    columns: [
      { title: "Tokenizer" },
      ...["Tokens", "More", "Bytes/token", "Chars/token", "Words/token", "1-byte", "Ids"].map(right),
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
      ...(shares ? [percentOf(judged(row)?.words), percentOf(judged(row)?.pure)] : []),
      costRange(row.models),
      fitsOf(row.models),
    ]),
    csvHead: [
      ...["tokenizer", "exact", "tokens", "low", "high", "above", "bytes_per_token", "characters_per_token"],
      ...["words_per_token", "single_byte_share", "vocabulary_size", "lowest_cost_usd", "highest_cost_usd"],
      ...["models_that_fit", "models"],
      ...(shares ? ["unique_tokens", "word_share", "pure_share"] : []),
    ],
    csv: rows.map((row) => {
      const costs = costsOf(row.models);
      return [
        ...[row.tokenizer, row.count.exact, row.count.tokens, row.count.low, row.count.high, row.above],
        ...[row.bytesPerToken, row.charactersPerToken, row.wordsPerToken, row.singleByteShare, row.vocabularySize],
        ...[costs[0] ?? null, costs.at(-1) ?? null, row.models.filter((m) => m.fits).length, row.models.length],
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
    ],
    cells: all.map(({ row, model, window, fits, cost }) => [
      model,
      row.tokenizer,
      tokensCell(row),
      cost === null ? "" : dollars(cost),
      cost === null ? "" : aboveText(above(cost) ?? 0),
      grouped(window),
      window > 0 ? windowShare((100 * row.count.tokens) / window) : "",
      fits === null ? "perhaps" : fits ? "yes" : "no",
    ]),
    csvHead: ["model", "tokenizer", "exact", "tokens", "low", "high", "cost_usd", "above", "window", "fits"],
    csv: all.map(({ row: { tokenizer, count }, model, window, fits, cost }) => [
      ...[model, tokenizer, count.exact, count.tokens, count.low, count.high, cost, above(cost), window, fits],
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
