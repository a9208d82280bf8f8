import type { EncodeOptions, Encoder } from "./encoder.ts";
import { COSINE_WEIGHT } from "./meaning-weights.ts";

/**
 * What is looked at for a budget: the units that are best by their words, up to so many times its tokens, but at least
 * the second number. The ranking only matters around the cut; looking at twice as much changed no figure by half a point
 * (scripts/tune-meaning.ts).
 */
const LOOKED_AT = 3;
const LEAST_LOOKED_AT = 1536;

/** With more tokens than this a person waits longer than for anything else: about a second on two cores. */
const MOST_LOOKED_AT = 12_000;

/** How alike a question and a unit that was not looked at are taken to be: as two texts about different things. */
const UNRELATED = 0.1;

/** A unit that may be looked at. */
export interface Lookable {
  /** Where it begins in the text, which names it. */
  readonly start: number;
  readonly tokens: number;
  readonly text: string;
}

/** How alike in meaning a question and the units of a text are, as far as they were looked at; each is looked at once. */
export class Meaning {
  readonly #question: string;
  readonly #encoder: Encoder;
  #asked: Float32Array | undefined;
  /** Cosine with the question, by where a unit begins. */
  readonly #alike = new Map<number, number>();

  constructor(question: string, encoder: Encoder) {
    this.#question = question;
    this.#encoder = encoder;
  }

  /**
   * Looks at what is near the cut of a budget, best first; says whether anything was new, which nothing is where the
   * encoder does not read the question's script: with one trained on English the answers kept of xquad's Thai articles at
   * 256 and 512 tokens fell from 85 and 95 % to 67 and 78, of Greek, Hindi and Russian ones by 2 to 3 points. Throws as
   * `encode` does.
   */
  async look(bestFirst: Iterable<Lookable>, budget: number, options?: EncodeOptions): Promise<boolean> {
    if (!this.#encoder.reads(this.#question)) return false;
    let left = Math.min(MOST_LOOKED_AT, Math.max(LEAST_LOOKED_AT, LOOKED_AT * budget));
    const wanted: Lookable[] = [];
    for (const unit of bestFirst) {
      left -= unit.tokens;
      if (left < 0) break;
      if (!this.#alike.has(unit.start)) wanted.push(unit);
    }
    if (wanted.length === 0) return false;
    const { dimensions } = this.#encoder;
    const before = this.#asked === undefined ? [this.#question] : [];
    const vectors = await this.#encoder.encode([...before, ...wanted.map(({ text }) => text)], options);
    const asked = this.#asked ?? vectors.slice(0, dimensions);
    this.#asked = asked;
    wanted.forEach(({ start }, i) => {
      const at = (i + before.length) * dimensions;
      let cosine = 0;
      for (let d = 0; d < dimensions; d++) cosine += asked[d]! * vectors[at + d]!;
      this.#alike.set(start, cosine);
    });
    return true;
  }

  /** Scores by words with those by meaning added; `starts` are the places of the units. */
  added(scores: Float32Array, starts: readonly number[], weight = COSINE_WEIGHT): Float32Array {
    return scores.map((score, i) => score + weight * (this.#alike.get(starts[i]!) ?? UNRELATED));
  }
}
