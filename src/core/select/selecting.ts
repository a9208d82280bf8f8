import { choose } from "../compress/choose/choose.ts";
import { tooSmall } from "../compress/story/too-small.ts";
import { UserError } from "../user-error.ts";
import { choosingOf } from "./choosing.ts";
import type { ChunkIndex } from "./chunk-index.ts";
import { breadthFor, coarse } from "./coarse.ts";
import { linesByFile, namedLines } from "./code/named-lines.ts";
import { consideredOf } from "./considered.ts";
import { askedBefore, unitsIn } from "./decided.ts";
import type { EncodeOptions, Encoder } from "./encoder.ts";
import { decidedIn, namedOnly, unfound, withDecided } from "./levels.ts";
import type { SelectingOptions, Wanted } from "./options.ts";
import { poolOf } from "./pool/pool.ts";
import type { Region } from "./pool/region.ts";
import { RegionReader } from "./pool/region-reader.ts";
import { queryTerms } from "./query-terms.ts";
import { RankedPool } from "./ranked-pool.ts";
import { repeatsOf } from "./repeats.ts";
import type { Selection } from "./selection.ts";
import { SELECTORS, selectorNamed } from "./selectors/selectors.ts";
import { alone } from "./write/best-alone.ts";
import { piecesOf } from "./write/pieces.ts";
import { PoolWriter, type WrittenPool } from "./write/pool-writer.ts";

/** What the first pass found for a question. */
interface FoundRegions {
  readonly key: string;
  /** Lines that the question names, by file. */
  readonly named: ReadonlyMap<string, readonly number[]>;
  readonly regions: readonly Region[];
}

/** Selects from the same files for one question after the other; the last question's ranking is kept for other budgets. */
export class Selecting {
  readonly #index: ChunkIndex;
  readonly #options: SelectingOptions;
  readonly #reader: RegionReader;
  #found: FoundRegions | undefined;
  #last: { readonly key: string; readonly ranked: RankedPool } | undefined;

  /** @param reader keeps what it has read of files, for others that select from the same ones too */
  constructor(index: ChunkIndex, options: SelectingOptions, reader = new RegionReader()) {
    this.#reader = reader;
    this.#index = index;
    this.#options = options;
  }

  /** The best of the files for a question; `select` tells what is returned. */
  plan(wanted: Wanted): Selection | UserError {
    const { budget } = wanted;
    const wrong = this.#problemOf(wanted);
    if (wrong !== undefined) return wrong;
    const { tokenizer, selector, headers = "lines", order = "file" } = this.#options;
    const ranked = this.#rankedFor(wanted);
    const { pool, costs } = ranked;
    const names = namedOnly(decidedIn(wanted).levels, this.#index);
    const candidates = pool.units.length;
    const excluded = unitsIn(pool, [...(wanted.excluded ?? []), ...askedBefore(pool)]);
    const pinned = unitsIn(pool, wanted.pinned ?? []).map((isPinned, i) =>
      !excluded[i] && (isPinned || pool.places[pool.placeOf[i]!]!.level !== undefined) ? 1 : 0,
    );
    const hasPinned = pinned.includes(1);
    const repeats = repeatsOf(ranked, excluded);
    const isOut = (unit: number): boolean => excluded[unit] === 1 || (repeats.has(unit) && !pinned[unit]);
    const best = ranked.bestFirst.find((unit) => !isOut(unit));
    const chosenBy = selector === undefined ? SELECTORS[0] : selectorNamed(selector)!;
    const writer = new PoolWriter(pool, ranked.worth, { headers, order, names });
    const high = (text: string) => tokenizer.measure(text).high;
    const told = ({ shown, tokens }: { readonly shown: WrittenPool; readonly tokens: number }): Selection => {
      const pieces = piecesOf(shown, ranked, tokenizer);
      const chosen = { budget, tokens, text: shown.text, candidates, pieces };
      return wanted.wantsConsidered
        ? { ...chosen, considered: consideredOf(shown, ranked, { pinned, excluded, repeats }) }
        : chosen;
    };
    if (best === undefined) {
      const shown = writer.arrange(new Uint8Array(candidates));
      const tokens = high(shown.text);
      return tokens > budget ? tooSmall(tokens, budget, "The names of files", tokenizer, "") : told({ shown, tokens });
    }
    const least = alone(best, pool, writer, budget, high);
    if (least.tokens > budget && !hasPinned)
      return tooSmall(least.tokens, budget, "The best piece, shortened,", tokenizer, "");
    if (least.isShortened && !hasPinned) return told(least);
    // What a person pins takes the place of the best hit.
    const must = Array.from(pinned, (isPinned, i) => (hasPinned ? isPinned === 1 : i === best));
    const scores = ranked.scores.map((score, i) => (isOut(i) ? Number.NEGATIVE_INFINITY : score));
    const bounded = choosingOf(ranked, budget);
    const rank = complete(chosenBy.order(bounded), bounded.bestFirst).filter((unit) => !isOut(unit));
    const { source, units } = pool;
    const choice = choose(
      { source, units, arranger: writer, candidates: costs, scores, order: rank, must, mayBreakOff: true, tokenizer },
      budget,
    );
    if (!("minimum" in choice)) return told({ shown: choice.arrangement, tokens: choice.tokens });
    if (hasPinned) return tooSmall(choice.minimum, budget, "What you pinned", tokenizer, "");
    return told(least);
  }

  /** Reads for meaning what is best by its words; plans for this question know it from then on. */
  async look(encoder: Encoder, wanted: Wanted, options: EncodeOptions = {}): Promise<UserError | undefined> {
    const wrong = this.#problemOf(wanted);
    if (wrong !== undefined) return undefined;
    try {
      await this.#rankedFor(wanted).look(wanted.budget, encoder, options);
      return undefined;
    } catch (error) {
      if (error instanceof UserError) return error;
      throw error;
    }
  }

  #problemOf({ query, budget }: Wanted): UserError | undefined {
    if (!Number.isSafeInteger(budget) || budget < 1)
      return new UserError("invalid-budget", `The budget must be a whole number of tokens above 0, not ${budget}.`);
    if (query.trim() === "") return new UserError("invalid-argument", "The query must not be empty.");
    const { selector } = this.#options;
    if (selector !== undefined && selectorNamed(selector) === undefined)
      return new UserError("invalid-argument", `There is no selector "${selector}".`);
    return undefined;
  }

  #rankedFor(wanted: Wanted): RankedPool {
    const { query } = wanted;
    const { levels, pinned } = decidedIn(wanted);
    const { key, named, regions } = this.#foundFor(wanted);
    const decided = JSON.stringify([key, levels, unfound(regions, pinned)]);
    if (this.#last?.key === decided) return this.#last.ranked;
    const index = this.#index;
    const pool = poolOf(withDecided(regions, { levels, pinned }, index), this.#reader);
    const ranked = new RankedPool(pool, query, { index, named, tokenizer: this.#options.tokenizer });
    this.#last = { key: decided, ranked };
    return ranked;
  }

  #foundFor({ query, paths, budget }: Wanted): FoundRegions {
    const breadth = breadthFor(budget);
    const key = JSON.stringify([query, paths, breadth]);
    if (this.#found?.key === key) return this.#found;
    const within = paths === undefined ? undefined : new Set(paths);
    const named = linesByFile(namedLines(query), this.#index, within);
    this.#found = { key, named, regions: coarse(this.#index, queryTerms(query), named, breadth, within) };
    return this.#found;
  }
}

/** An order with what it leaves out behind it. */
function complete(order: Iterable<number>, bestFirst: Uint32Array): Uint32Array {
  const all = new Set(order);
  for (const unit of bestFirst) all.add(unit);
  return Uint32Array.from(all);
}
