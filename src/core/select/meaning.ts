import type { Encoder, EncodeOptions } from "./encoder.ts";
import { MEANING } from "./meaning-weights.ts";

/**
 * So many times the tokens of the budget are looked at, but at least the second number: past that the ranking by words is
 * sure enough. Looking at more changed nothing on the evaluation sets.
 */
const LOOKED_AT = 3;
const LEAST_LOOKED_AT = 1536;

/** More tokens than this take longer than a person waits. */
const MOST_LOOKED_AT = 12_000;

/** How alike a unit that was not looked at is taken to be: about as much as one that has nothing to do with a question. */
const UNRELATED = 0.1;

/**
 * How alike a question and the units of a text are in meaning, as far as that was looked at: vectors of units are made
 * once, those near the cut first.
 */
export class Meaning {
  readonly #question: string;
  readonly #encoder: Encoder;
  #asked: Float32Array | undefined;
  /** Cosine with the question of each unit that was looked at. */
  readonly #alike = new Map<number, number>();

  constructor(question: string, encoder: Encoder) {
    this.#question = question;
    this.#encoder = encoder;
  }

  /** Looks at what is near the cut of a budget. `order` is from the best to the worst; throws as `Encoder.encode` does. */
  async look(
    order: Iterable<number>,
    tokens: ArrayLike<number>,
    textOf: (unit: number) => string,
    budget: number,
    options?: EncodeOptions,
  ): Promise<void> {
    let left = Math.min(MOST_LOOKED_AT, Math.max(LEAST_LOOKED_AT, LOOKED_AT * budget));
    const wanted: number[] = [];
    for (const unit of order) {
      left -= tokens[unit]!;
      if (left < 0) break;
      if (!this.#alike.has(unit)) wanted.push(unit);
    }
    if (wanted.length === 0) return;
    const texts = wanted.map(textOf);
    const isFirst = this.#asked === undefined;
    const vectors = await this.#encoder.encode(isFirst ? [this.#question, ...texts] : texts, options);
    const { dimensions } = this.#encoder;
    const row = (i: number) => vectors.subarray(i * dimensions, (i + 1) * dimensions);
    const asked = this.#asked ?? row(0).slice();
    this.#asked = asked;
    wanted.forEach((unit, k) => {
      const vector = row(isFirst ? k + 1 : k);
      this.#alike.set(
        unit,
        vector.reduce((sum, x, d) => sum + x * asked[d]!, 0),
      );
    });
  }

  /** Scores by words with those by meaning added. */
  added(scores: Float32Array): Float32Array {
    return scores.map((score, i) => MEANING.words * score + MEANING.cosine * (this.#alike.get(i) ?? UNRELATED));
  }
}
