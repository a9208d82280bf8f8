import type { Candidate } from "../plan/pack.ts";
import type { Tokenizer } from "../tokenizer/tokenizer.ts";
import { type Arrangement, Arranger } from "./choose/arrange.ts";
import { candidatesOf } from "./choose/candidates.ts";
import type { Edit } from "./edits/edit.ts";
import type { FittingOptions } from "./options.ts";
import { type Protection, protectionOf } from "./protection.ts";
import type { Units } from "./reading.ts";
import type { Source } from "./source.ts";

/** How a text reads after some stages, and what may be chosen of it; each thing is worked out once, when it is needed. */
export class Rung {
  readonly source: Source;
  readonly edits: readonly Edit[];
  readonly read: Units;
  readonly arranger: Arranger;
  readonly guard: Protection;
  readonly #tokenizer: Tokenizer;
  #whole: { readonly arrangement: Arrangement; readonly tokens: number } | undefined;
  #candidates: readonly Candidate[] | undefined;

  constructor(source: Source, edits: readonly Edit[], read: Units, options: FittingOptions) {
    this.source = source;
    this.edits = edits;
    this.read = read;
    this.arranger = new Arranger(source, read.units, edits, options.omission);
    this.guard = protectionOf(source, read.units, read.parts.code, options);
    this.#tokenizer = options.tokenizer;
  }

  /** All that the stages left, with its tokens; of an estimate their high end. */
  get whole(): { readonly arrangement: Arrangement; readonly tokens: number } {
    if (this.#whole === undefined) {
      const arrangement = this.arranger.whole();
      this.#whole = { arrangement, tokens: this.#tokenizer.measure(arrangement.text).high };
    }
    return this.#whole;
  }

  /** What each unit takes alone, and what it needs. */
  get candidates(): readonly Candidate[] {
    this.#candidates ??= candidatesOf(this.read.units, this.arranger, this.#tokenizer);
    return this.#candidates;
  }
}
