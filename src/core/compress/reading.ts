import type { Range } from "../plan/plan.ts";
import type { EncodeOptions, Encoder } from "../select/encoder.ts";
import { rolesOf } from "../select/roles.ts";
import { CosineLook } from "../select/second/cosines.ts";
import { UserError } from "../user-error.ts";
import type { Part } from "./book/part.ts";
import { bestFirst } from "./choose/choose.ts";
import { type Judged, judge, type Ranking, ranked } from "./choose/rank.ts";
import type { Edit } from "./edits/edit.ts";
import { wholeRanges } from "./edits/whole-ranges.ts";
import type { FittingOptions } from "./options.ts";
import { isAsked } from "./protection.ts";
import type { Rung } from "./rung.ts";
import { type Source, sourceOf } from "./source.ts";
import { type Bound, bound } from "./units/bindings.ts";
import { partsOf } from "./units/parts.ts";
import { unitsOf } from "./units/units.ts";
import { type WholeParts, wholePartsOf } from "./units/whole-parts.ts";

/** Units are kept for the text as a whole and for what is chosen from. */
const MOST_REMEMBERED = 2;

/** The units of a text of which some parts may be gone. */
export interface Units extends Bound {
  readonly parts: WholeParts;
  /** What they are worth by their words alone, and by what is known so far; judged when one is first asked for. */
  readonly byWords: Float32Array;
  readonly ranking: Ranking;
}

/** A text as it is read for fitting: each thing once, when it is first needed, whatever the budgets are. */
export class Reading {
  readonly text: string;
  readonly source: Source;
  readonly #options: FittingOptions;
  #parts: WholeParts | undefined;
  /** The units last asked for; other stages and other marks take out or join other parts. */
  #units: { readonly key: string; readonly units: Units }[] = [];
  #look: CosineLook | undefined;
  /** How often more was learned of the meaning. */
  #looks = 0;

  private constructor(text: string, source: Source, options: FittingOptions) {
    this.text = text;
    this.source = source;
    this.#options = options;
  }

  /** A UserError where a pattern of `keep` cannot be matched in bounded time. */
  static of(text: string, options: FittingOptions, part?: Part): Reading | UserError {
    const source = sourceOf(text, options.hint, options.keep, part);
    return source instanceof UserError ? source : new Reading(text, source, options);
  }

  /** The units of what edits leave. */
  unitsWith(edits: readonly Edit[]): Units {
    const gone = edits.filter(({ replacement }) => replacement === "");
    this.#parts ??= wholePartsOf(this.source, isAsked(this.#options));
    const whole = wholeRanges(edits, this.#parts.all);
    const key = [...gone.map(({ start, end }) => [start, end]), ...whole].join();
    const known = this.#units.find((last) => last.key === key);
    if (known !== undefined) return known.units;
    const units = this.#unitsWithout(gone, whole, this.#parts);
    this.#units = [...this.#units.slice(1 - MOST_REMEMBERED), { key, units }];
    return units;
  }

  /** Reads for meaning what is best by its words; rankings from then on know it. Throws as `encode` does. */
  async look(
    { read: { units, byWords }, candidates }: Rung,
    budget: number,
    encoder: Encoder,
    options: EncodeOptions,
  ): Promise<void> {
    this.#look ??= new CosineLook(this.#options.query ?? "", encoder);
    const texts = { text: this.text, units, tokens: candidates.map(({ tokens }) => tokens) };
    if (await this.#look.look(texts, bestFirst(byWords, candidates), budget, options)) this.#looks++;
  }

  #unitsWithout(gone: readonly Edit[], whole: readonly Range[], parts: WholeParts): Units {
    const { text, source } = this;
    const { query = "" } = this.#options;
    const asked = isAsked(this.#options);
    let next = 0;
    const isGone = (start: number, end: number): boolean => {
      while (next < gone.length && gone[next]!.end <= start) next++;
      return next < gone.length && gone[next]!.start <= start && gone[next]!.end >= end;
    };
    const isOutline = this.#options.level === "outline";
    const { units, frames } = bound(source, unitsOf(source, { isGone, whole, asked, isOutline }), asked);
    let judged: Judged | undefined;
    let ranking: Ranking | undefined;
    let looks = 0;
    const judgedOnce = (): Judged => {
      judged ??= judge(text, units, {
        question: query,
        isCode: source.document.format === "code",
        roles: asked ? undefined : rolesOf(partsOf(source, units, parts)),
        surroundings: source.part?.surroundings,
      });
      return judged;
    };
    const rankingNow = (): Ranking => {
      if (ranking === undefined || looks < this.#looks) ranking = ranked(judgedOnce(), this.#look);
      looks = this.#looks;
      return ranking;
    };
    return {
      units,
      frames,
      parts,
      get byWords() {
        return judgedOnce().scores;
      },
      get ranking() {
        return rankingNow();
      },
    };
  }
}
