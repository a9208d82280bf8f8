import type { Range } from "../plan/plan.ts";
import { tokenParts } from "../tokenizer/token-parts.ts";
import type { TokenDocument, Tokenizer } from "../tokenizer/tokenizer.ts";
import type { LetterWork } from "./letter-work.ts";

/** A word whose letters a model does not see one by one. */
export interface HiddenWord {
  readonly word: string;
  /** How the tokens of the text cut it; `null` where the vendor does not publish them. */
  readonly parts: readonly string[] | null;
}

/** A way to write the words so that no token holds two letters of them. */
export interface Spelling {
  readonly separator: string;
  /** In order of place; offsets of the text. */
  readonly edits: readonly { readonly start: number; readonly end: number; readonly replacement: string }[];
}

/** Work on letters that the tokens hide, with what helps. */
export interface HiddenLetters {
  readonly start: number;
  readonly end: number;
  readonly words: readonly HiddenWord[];
  /** Best first; none where no separator of those tried sets every letter apart. */
  readonly spellings: readonly Spelling[];
}

const SEPARATORS = ["-", " "];
/** Tokens near a word may depend on what stands around it, and hardly on more than this. */
const AROUND = 40;

/** What the tokens of a text hide of the letters that are worked on; `null` where each letter is a token of its own. */
export function hiddenLetters(work: LetterWork, document: TokenDocument, tokenizer: Tokenizer): HiddenLetters | null {
  const { start, end } = work;
  const cuts = work.words.map(([from, to]) => ({
    range: [from, to] as const,
    word: document.slice(from, to),
    parts: tokenizer.exact ? tokenParts(document, from, to) : null,
  }));
  const hidden = cuts.filter(({ parts }) => parts?.some((part) => lettersOf(part).length > 1) ?? true);
  if (hidden.length === 0) return null;
  const spellings = SEPARATORS.map((separator) => ({
    separator,
    edits: hidden.map(({ range: [from, to], word }) => ({
      ...{ start: from, end: to },
      replacement: lettersOf(word).join(separator),
    })),
  })).filter(({ edits }) =>
    edits.every(({ start, end, replacement }) => isApart([start, end], replacement, document, tokenizer)),
  );
  return { start, end, words: hidden.map(({ word, parts }) => ({ word, parts })), spellings };
}

/** Whether a word, written so, has no two letters in one token. Of an estimate nothing else is known. */
function isApart([start, end]: Range, spelled: string, document: TokenDocument, tokenizer: Tokenizer): boolean {
  if (!tokenizer.exact) return true;
  const before = document.slice(Math.max(0, start - AROUND), start);
  const written = tokenizer.open(before + spelled + document.slice(end, Math.min(document.length, end + AROUND)));
  const parts = tokenParts(written, before.length, before.length + spelled.length);
  return parts.every((part) => lettersOf(part).length < 2);
}

/** Letters and figures with their marks. */
const lettersOf = (text: string): string[] => text.match(/[\p{L}\p{N}]\p{M}*/gu) ?? [];
