import { bestFirst, LENGTH_WEIGHT } from "../compress/choose/choose.ts";
import type { Candidate } from "../plan/pack.ts";
import type { Tokenizer } from "../tokenizer/tokenizer.ts";
import type { ChunkIndex } from "./chunk-index.ts";
import { codeScores } from "./code/code-scores.ts";
import { SHORT_QUESTION } from "./code/code-weights.ts";
import { FunctionLook } from "./code/function-look.ts";
import { namedUnits } from "./code/named-units.ts";
import type { EncodeOptions, Encoder } from "./encoder.ts";
import { featuresOf } from "./features.ts";
import { isConversation } from "./is-conversation.ts";
import type { Pool } from "./pool/pool.ts";
import { type Query, queryOf } from "./query.ts";
import { queryTerms } from "./query-terms.ts";
import { circumstancesOf, scored } from "./relevance.ts";
import { byMeaning, withMeaning } from "./second/by-meaning.ts";
import { CosineLook } from "./second/cosines.ts";
import { smoothed } from "./smooth.ts";
import { type Spans, spansOf } from "./spans.ts";
import { termsOf } from "./terms.ts";
import { RELEVANCE } from "./weights.ts";

/** The functions that units of so many tokens stand in are read, best first. */
const FUNCTIONS_OF = 3_072;

/** A pool held against a question: what each of its units is worth, by words, and by meaning as far as that was looked at. */
export class RankedPool {
  readonly pool: Pool;
  readonly question: string;
  /** What each unit takes alone. */
  readonly costs: readonly Candidate[];
  readonly #first: Float32Array;
  /** Most of the pool is code: it is ranked by runs of lines, functions and files. */
  readonly isCode: boolean;
  /** What units are worth beside their scores because the question names them. */
  readonly #named: ReadonlyMap<number, number>;
  #look: CosineLook | undefined;
  #functions: FunctionLook | undefined;
  #scores: Float32Array;
  #spans: Spans | undefined;
  #query: Query | undefined;
  #features: Float32Array | undefined;
  /** By the present scores; they are asked for several times a plan. */
  #bestFirst: Uint32Array | undefined;

  constructor(
    pool: Pool,
    question: string,
    {
      index,
      named,
      tokenizer,
    }: { index: ChunkIndex; named: ReadonlyMap<string, readonly number[]>; tokenizer: Tokenizer },
  ) {
    this.pool = pool;
    this.#named = namedUnits(pool, question, named);
    this.question = question;
    this.costs = costsOf(pool, tokenizer);
    this.isCode = isMostlyCode(pool);
    this.#first = this.isCode
      ? codeScoresOf(pool, question, index)
      : scored(this.#featureRows, circumstancesOf(this.spans, this.query), RELEVANCE);
    this.#scores = this.#withNamed(isConversation(pool.units) ? smoothed(this.#first) : this.#first);
  }

  /** The words of the pool, read when they are first asked for: the ranking of code has its own. */
  get spans(): Spans {
    const { source, units } = this.pool;
    this.#spans ??= spansOf(
      termsOf(source.text),
      units.map(({ start, end }) => [start, end]),
      units.map(({ passage }) => passage),
    );
    return this.#spans;
  }

  get query(): Query {
    this.#query ??= queryOf(this.question, this.spans.terms);
    return this.#query;
  }

  get #featureRows(): Float32Array {
    this.#features ??= featuresOf(this.spans, this.query);
    return this.#features;
  }

  get scores(): Float32Array {
    return this.#scores;
  }

  /** Scores less what their length takes off: what `bestFirst` goes by. */
  get worth(): Float32Array {
    return this.#scores.map((score, i) => score - LENGTH_WEIGHT * Math.log(Math.max(1, this.costs[i]!.tokens)));
  }

  get bestFirst(): Uint32Array {
    this.#bestFirst ??= bestFirst(this.#scores, this.costs);
    return this.#bestFirst;
  }

  /** Reads for meaning what is best by its words, and ranks anew by all that is known. Throws as `encode` does. */
  async look(budget: number, encoder: Encoder, options?: EncodeOptions): Promise<void> {
    if (this.isCode) return this.#lookAtCode(encoder, options);
    const { source, units } = this.pool;
    const tokens = this.costs.map((cost) => cost.tokens);
    this.#look ??= new CosineLook(this.question, encoder);
    const texts = { text: source.text, units, tokens };
    if (!(await this.#look.look(texts, bestFirst(this.#first, this.costs), budget, options))) return;
    const cosines = this.#look.of(units);
    if (isConversation(units)) this.#rank(smoothed(withMeaning(this.#first, cosines)));
    else this.#rank(byMeaning({ spans: this.spans, query: this.query, features: this.#featureRows }, cosines));
  }

  async #lookAtCode(encoder: Encoder, options?: EncodeOptions): Promise<void> {
    if (!encoder.reads(this.question) || this.question.trim().split(/\s+/).length > SHORT_QUESTION) return;
    this.#functions ??= new FunctionLook(this.question, this.pool, encoder);
    if (await this.#functions.look(this.#nearest(FUNCTIONS_OF), options))
      this.#rank(this.#functions.added(this.#first));
  }

  #withNamed(scores: Float32Array): Float32Array {
    return this.#named.size === 0 ? scores : scores.map((score, i) => score + (this.#named.get(i) ?? 0));
  }

  #rank(scores: Float32Array): void {
    this.#scores = this.#withNamed(scores);
    this.#bestFirst = undefined;
  }

  /** The units that are best by their words, of so many tokens together. */
  #nearest(most: number): number[] {
    const near: number[] = [];
    let left = most;
    for (const unit of bestFirst(this.#first, this.costs)) {
      left -= this.costs[unit]!.tokens;
      if (left < 0) break;
      near.push(unit);
    }
    return near;
  }
}

function isMostlyCode({ places }: Pool): boolean {
  let code = 0;
  let all = 0;
  for (const { start, end, isCode } of places) {
    all += end - start;
    if (isCode) code += end - start;
  }
  return code > all / 2;
}

function codeScoresOf(pool: Pool, question: string, index: ChunkIndex): Float32Array {
  const terms = queryTerms(question);
  const found = index.frequencies(terms.map(({ term }) => term));
  const rarity = terms.map(({ weight }, t) => {
    return weight * Math.log(1 + (index.chunks - found[t]! + 0.5) / (found[t]! + 0.5));
  });
  return codeScores(pool, question, terms, rarity);
}

/** Tokens of each unit with the blank or line break that comes with it. */
function costsOf({ places }: Pool, tokenizer: Tokenizer): Candidate[] {
  return places.flatMap(({ read }) => Array.from(read.tokensBy(tokenizer), (tokens) => ({ tokens, needs: [] })));
}
