import type { TokenDocument, Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { Outline } from "./outline.ts";
import type { DocumentPlace, Target, TargetOverride, TargetSettings } from "./target-settings.ts";
import type { TextChange, ToDocuments } from "./worker-protocol.ts";

/**
 * One document of the editor's, as the worker holds it. Until its tokenizer is there the text is a plain string, so that
 * changes that come meanwhile are not lost.
 */
export class HeldDocument {
  readonly opening: number;
  place: DocumentPlace;
  settings: TargetSettings;
  overrides: readonly TargetOverride[];
  version: number;
  target: Target | null = null;
  tokenizer: Tokenizer | null = null;
  /** As last read; `null` before the first reading. */
  outline: Outline | null = null;
  /** Rises with every change of the target: a slow load knows that it came too late. */
  generation = 0;
  #text: string | null;
  #counted: TokenDocument | null = null;

  constructor({ place, opening, version, text, target, overrides }: Extract<ToDocuments, { type: "open" }>) {
    this.place = place;
    this.opening = opening;
    this.version = version;
    this.#text = text;
    this.settings = target;
    this.overrides = overrides;
  }

  /** The counted text; `null` until its tokenizer is loaded. */
  get counted(): TokenDocument | null {
    return this.#counted;
  }

  get text(): string {
    return this.#counted?.text ?? this.#text ?? "";
  }

  get length(): number {
    return this.#counted?.length ?? this.#text?.length ?? 0;
  }

  /** Counts the text with a tokenizer, once; later edits count only what they touch. */
  countWith(tokenizer: Tokenizer): void {
    const counted = tokenizer.open(this.text);
    this.tokenizer = tokenizer;
    this.#counted = counted;
    this.#text = null;
  }

  /** Keeps the text but stops counting it, as when its tokenizer cannot be had. */
  stopCounting(): void {
    this.#text = this.text;
    this.#counted = null;
    this.tokenizer = null;
  }

  /** Applies changes in the order given, each in the text that the one before left. */
  apply(version: number, changes: readonly TextChange[]): void {
    this.version = version;
    this.outline?.note(changes);
    for (const { offset, length, text } of changes) {
      if (this.#counted) this.#counted.edit(offset, offset + length, text);
      else this.#text = this.text.slice(0, offset) + text + this.text.slice(offset + length);
    }
  }

  /** Reads the sections of the present text. */
  readOutline(): Outline {
    this.outline = new Outline(this.text, this.place);
    return this.outline;
  }

  /**
   * Where the budget ends, when `before` tokens of it are used up by the documents before this one; `null` within it or
   * without one.
   */
  overflowAfter(before: number): number | null {
    const budget = this.target?.budget ?? null;
    if (budget === null || !this.#counted || before + this.#counted.tokens <= budget) return null;
    return this.#counted.offsetOfToken(Math.max(0, budget - before));
  }
}
