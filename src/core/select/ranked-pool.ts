import { bestFirst } from "../compress/choose/choose.ts";
import { type Judged, judge, type Ranking, ranked } from "../compress/choose/rank.ts";
import type { Candidate } from "../plan/pack.ts";
import type { Tokenizer } from "../tokenizer/tokenizer.ts";
import type { EncodeOptions, Encoder } from "./encoder.ts";
import { Meaning } from "./meaning.ts";
import type { Pool } from "./pool/pool.ts";
import { type Spans, spansOf } from "./spans.ts";
import { termsOf } from "./terms.ts";

/** A pool held against a question: what each of its units is worth, by words, and by meaning as far as that was looked at. */
export class RankedPool {
  readonly pool: Pool;
  readonly question: string;
  /** What each unit takes alone. */
  readonly costs: readonly Candidate[];
  readonly #judged: Judged;
  #meaning: Meaning | undefined;
  #ranking: Ranking;
  #spans: Spans | undefined;

  constructor(pool: Pool, question: string, tokenizer: Tokenizer) {
    this.pool = pool;
    this.question = question;
    this.costs = costsOf(pool, tokenizer);
    this.#judged = judge(pool.source.text, pool.units, question);
    this.#ranking = ranked(this.#judged);
  }

  get scores(): Float32Array {
    return this.#ranking.scores;
  }

  /** The units as words, for who compares them. */
  get spans(): Spans {
    const { source, units } = this.pool;
    this.#spans ??= spansOf(
      termsOf(source.text),
      units.map(({ start, end }) => [start, end]),
      units.map(({ passage }) => passage),
    );
    return this.#spans;
  }

  get bestFirst(): Uint32Array {
    return bestFirst(this.scores, this.costs);
  }

  /** Reads for meaning what is near the cut of a budget. Throws as `encode` does. */
  async look(budget: number, encoder: Encoder, options?: EncodeOptions): Promise<void> {
    this.#meaning ??= new Meaning(this.question, encoder);
    const { source, units } = this.pool;
    const lookables = Array.from(bestFirst(this.#judged.scores, this.costs), (i) => {
      const { start, end } = units[i]!;
      return { start, tokens: this.costs[i]!.tokens, text: source.text.slice(start, end) };
    });
    if (await this.#meaning.look(lookables, budget, options)) this.#ranking = ranked(this.#judged, this.#meaning);
  }
}

/** Tokens of each unit with the blank or line break that comes with it. */
function costsOf({ source, units }: Pool, tokenizer: Tokenizer): Candidate[] {
  return units.map(({ start, end, kind }) => {
    const text = source.text.slice(start, end);
    return { tokens: tokenizer.measure(kind === "verbatim" ? `${text}\n` : ` ${text}`).high, needs: [] };
  });
}
