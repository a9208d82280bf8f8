import type { DocumentHint } from "../document/document.ts";
import type { Tokenizer } from "../tokenizer/tokenizer.ts";
import type { Marks } from "./marks.ts";

/** How far fitting may go: `auto` as far as the budget needs, the others at most to that level. */
export type FitLevel = "auto" | "lossless" | "condensed" | "sentences" | "words" | "outline";

export const FIT_LEVELS: readonly FitLevel[] = ["auto", "lossless", "condensed", "sentences", "words", "outline"];

/** What holds for every plan of a text. */
export interface FittingOptions {
  readonly tokenizer: Tokenizer;
  /** The question that the text must still answer. */
  readonly query?: string;
  readonly level?: FitLevel;
  /** What matches stays verbatim, whatever else goes. */
  readonly keep?: readonly RegExp[];
  /** What the text is, where the host knows. */
  readonly hint?: DocumentHint;
  /** Stands wherever text was left out, such as "[…]"; nothing does where it is empty. */
  readonly omission?: string;
}

/** What one plan is asked for. */
export interface PlanOptions {
  /** The ceiling in tokens: a whole number above 0. For an estimate it is held against the high end. */
  readonly budget: number;
  /** Ranges that a person marked: these stay, those go first. UTF-16 code units. */
  readonly marks?: Partial<Marks>;
  /** Looked at between steps; an `AbortSignal` will do. */
  readonly signal?: { readonly aborted: boolean };
  /** Share done, from 0 to 1, and what is being done. */
  readonly onProgress?: (share: number, what: string) => void;
}

/** What `fit` is asked for besides the text. */
export type FitOptions = FittingOptions & PlanOptions;
