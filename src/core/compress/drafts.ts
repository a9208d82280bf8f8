import type { Tokenizer } from "../tokenizer/tokenizer.ts";
import { applied, type Edit } from "./edits/edit.ts";
import { CONDENSED, LOSSLESS, REDUCED, run, SHORT_FORMS } from "./ladder.ts";
import type { FitLevel } from "./options.ts";
import type { Source } from "./source.ts";
import type { Stage } from "./stage.ts";

/** A text as stages wrote it, nothing chosen from it. */
export interface Draft {
  readonly edits: readonly Edit[];
  /** Of the text with the edits made; an estimate's high end. */
  readonly tokens: number;
}

/** What the stages make of a text, one group of them after the other; each runs once, when it is first needed. */
export class Drafts {
  readonly #source: Source;
  readonly #tokenizer: Tokenizer;
  readonly #gone: readonly Edit[];
  #lossless: Draft | undefined;
  #condensed: Draft | undefined;
  #abridged: Draft | undefined;
  #reduced: readonly Edit[] | undefined;

  /** `gone`: what a person marked to go. */
  constructor(source: Source, gone: readonly Edit[], tokenizer: Tokenizer) {
    this.#source = source;
    this.#gone = gone;
    this.#tokenizer = tokenizer;
  }

  /** From what nobody misses to what costs the reader an effort, no further than a level allows. */
  *upTo(level: FitLevel): Generator<Draft, void> {
    yield this.#withoutLoss;
    if (level === "lossless") return;
    this.#condensed ??= this.#shorter(CONDENSED, this.#withoutLoss);
    yield this.#condensed;
    this.#abridged ??= this.#shorter(SHORT_FORMS, this.#condensed);
    yield this.#abridged;
  }

  /** What choosing begins with: no note of it refers to other text, which might not be chosen. */
  get reduced(): readonly Edit[] {
    this.#reduced ??= this.#written(REDUCED, this.#withoutLoss.edits);
    return this.#reduced;
  }

  get #withoutLoss(): Draft {
    this.#lossless ??= this.#shorter(LOSSLESS, { edits: this.#gone, tokens: this.#count(this.#gone) });
    return this.#lossless;
  }

  /** A step that takes more tokens than it found is left out: fewer characters can be more tokens. */
  #shorter(stages: readonly Stage[], before: Draft): Draft {
    const edits = this.#written(stages, before.edits);
    if (edits === before.edits) return before;
    const tokens = this.#count(edits);
    return tokens <= before.tokens ? { edits, tokens } : before;
  }

  /** The same list where the stages found nothing. */
  #written(stages: readonly Stage[], before: readonly Edit[]): readonly Edit[] {
    const edits = run(stages, this.#source, this.#tokenizer, before);
    return edits.length === before.length && edits.every((edit, i) => edit === before[i]) ? before : edits;
  }

  #count(edits: readonly Edit[]): number {
    return this.#tokenizer.measure(applied(this.#source.text, edits)).high;
  }
}
