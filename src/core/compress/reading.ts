import { rolesOf } from "../select/roles.ts";
import { UserError } from "../user-error.ts";
import type { Part } from "./book/part.ts";
import { type Ranking, rank } from "./choose/rank.ts";
import type { Edit } from "./edits/edit.ts";
import { CONDENSED, LOSSLESS, run } from "./ladder.ts";
import type { FittingOptions } from "./options.ts";
import { isAsked } from "./protection.ts";
import { type Source, sourceOf } from "./source.ts";
import { type Bound, bound } from "./units/bindings.ts";
import { partsOf } from "./units/parts.ts";
import { unitsOf } from "./units/units.ts";
import { type WholeParts, wholePartsOf } from "./units/whole-parts.ts";

/** Units are kept for the lossless stages and for those that condense. */
const MOST_REMEMBERED = 2;

/** The units of a text of which some parts may be gone. */
export interface Units extends Bound {
  readonly parts: WholeParts;
  /** What they are worth; they are ranked when this is first asked for. */
  readonly ranking: Ranking;
}

/** A text as it is read for fitting: each thing once, when it is first needed, whatever the budgets are. */
export class Reading {
  readonly text: string;
  readonly source: Source;
  readonly #options: FittingOptions;
  #lossless: readonly Edit[] | undefined;
  #condensed: readonly Edit[] | undefined;
  /** The units last asked for; other stages and other marks take out other parts. */
  #units: { readonly gone: string; readonly units: Units }[] = [];

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

  /** What the lossless stages change. */
  get lossless(): readonly Edit[] {
    this.#lossless ??= run(LOSSLESS, this.source);
    return this.#lossless;
  }

  /** What they and the condensing stages change: the same list where those found nothing. */
  get condensed(): readonly Edit[] {
    if (this.#condensed === undefined) {
      const { lossless } = this;
      const edits = run(CONDENSED, this.source, lossless);
      const isSame = edits.length === lossless.length && edits.every((edit, i) => edit === lossless[i]);
      this.#condensed = isSame ? lossless : edits;
    }
    return this.#condensed;
  }

  /** The units of what edits leave. */
  unitsWith(edits: readonly Edit[]): Units {
    const omitted = edits.filter((edit) => edit.level === "omitted");
    const gone = omitted.map(({ start, end }) => `${start}-${end}`).join();
    const known = this.#units.find((last) => last.gone === gone);
    if (known !== undefined) return known.units;
    const units = this.#unitsWithout(omitted);
    this.#units = [...this.#units.slice(1 - MOST_REMEMBERED), { gone, units }];
    return units;
  }

  #unitsWithout(gone: readonly Edit[]): Units {
    const { text, source } = this;
    const { query = "" } = this.#options;
    const asked = isAsked(this.#options);
    let next = 0;
    const isGone = (start: number, end: number): boolean => {
      while (next < gone.length && gone[next]!.end <= start) next++;
      return next < gone.length && gone[next]!.start <= start && gone[next]!.end >= end;
    };
    const parts = wholePartsOf(source, asked);
    const { units, frames } = bound(source, unitsOf(source, isGone, parts.all, asked), asked);
    let ranking: Ranking | undefined;
    return {
      units,
      frames,
      parts,
      get ranking() {
        ranking ??= rank(
          text,
          units,
          query,
          asked ? undefined : rolesOf(partsOf(source, units, parts)),
          source.part?.surroundings,
        );
        return ranking;
      },
    };
  }
}
