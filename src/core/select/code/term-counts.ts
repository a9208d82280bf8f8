import { termsOfWord } from "../index-terms.ts";
import type { Pool } from "../pool/pool.ts";
import { eachWord } from "../terms.ts";
import { WordTable } from "../word-table.ts";

/** How often each term of a question stands in runs of units, read once. */
export class TermCounts {
  /** For each term the sum over all units before: what stands in `[from, to)` is a difference. */
  readonly #sums: readonly Float64Array[];
  readonly #lengths: Float64Array;
  readonly units: number;

  constructor({ source, units }: Pool, terms: readonly string[]) {
    this.units = units.length;
    this.#sums = terms.map(() => new Float64Array(units.length + 1));
    this.#lengths = new Float64Array(units.length + 1);
    const words = new WordTable(source.text);
    const known: WordTerms[] = [];
    const index = new Map(terms.map((term, t) => [term, t]));
    let u = 0;
    eachWord(source.text, (start, end) => {
      while (u < units.length && units[u]!.end <= start) u++;
      const unit = units[u];
      if (unit === undefined || start < unit.start) return;
      const word = words.numberOf(start, end);
      if (word === known.length) known.push(wordTerms(source.text.slice(start, end), index));
      const { count, asked } = known[word]!;
      this.#lengths[u + 1]! += count;
      for (let k = 0; k < asked.length; k++) this.#sums[asked[k]!]![u + 1]!++;
    });
    for (const list of [this.#lengths, ...this.#sums]) for (let i = 1; i < list.length; i++) list[i]! += list[i - 1]!;
  }

  /** Terms per unit. */
  get average(): number {
    return Math.max(1, this.#lengths[this.units]! / Math.max(1, this.units));
  }

  lengthOf(from: number, to: number): number {
    return this.#lengths[to]! - this.#lengths[from]!;
  }

  /** BM25 of the units `[from, to)`; `rarity` weighs each term. */
  bm25(rarity: readonly number[], from: number, to: number, average: number, k1: number, b: number): number {
    const norm = k1 * (1 - b + (b * this.lengthOf(from, to)) / average);
    let sum = 0;
    for (let t = 0; t < this.#sums.length; t++) {
      const times = this.#sums[t]![to]! - this.#sums[t]![from]!;
      if (times === 0) continue;
      const count = 1 + Math.log(times);
      sum += (rarity[t]! * count * (k1 + 1)) / (count + norm);
    }
    return sum;
  }
}

interface WordTerms {
  readonly count: number;
  /** Which of the question's terms they are. */
  readonly asked: readonly number[];
}

function wordTerms(word: string, index: ReadonlyMap<string, number>): WordTerms {
  const terms = termsOfWord(word);
  return { count: terms.length, asked: terms.flatMap((term) => index.get(term) ?? []) };
}
