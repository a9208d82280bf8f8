import type { Range } from "../plan/plan.ts";
import type { Tokenizer } from "../tokenizer/tokenizer.ts";

/** How far fitting may go: `auto` as far as the budget needs, the others at most to that level. */
export type FitLevel = "auto" | "lossless" | "condensed" | "sentences" | "words" | "outline";

export const FIT_LEVELS: readonly FitLevel[] = ["auto", "lossless", "condensed", "sentences", "words", "outline"];

/** What `fit` is asked for besides the text. */
export interface FitOptions {
  /** The ceiling in tokens: a whole number above 0. For an estimate it is held against the high end. */
  readonly budget: number;
  readonly tokenizer: Tokenizer;
  /** The question that the text must still answer. */
  readonly query?: string;
  readonly level?: FitLevel;
  /** What matches stays verbatim, whatever else goes. */
  readonly keep?: readonly RegExp[];
  /** What the text is, where the host knows. */
  readonly hint?: { readonly languageId?: string; readonly path?: string };
  /** Ranges that a person marked: these stay, those go first. UTF-16 code units. */
  readonly marks?: { readonly keep?: readonly Range[]; readonly drop?: readonly Range[] };
  /** Looked at between steps; an `AbortSignal` will do. */
  readonly signal?: { readonly aborted: boolean };
  /** Share done, from 0 to 1, and what is being done. */
  readonly onProgress?: (share: number, what: string) => void;
}
