import type { ParsedDocument } from "../../core/document/document.ts";
import { hiddenLetters } from "../../core/letters/hidden-letters.ts";
import { findLetterWork } from "../../core/letters/letter-work.ts";
import type { TokenDocument, Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { type OverflowPlace, placeOf } from "../count/overflow.ts";
import { counted } from "../terminal/numbers.ts";

/** Where a file asks for work on letters that its tokens hide. */
export interface LetterNote {
  readonly place: OverflowPlace;
  /** One sentence, with how the words are cut. */
  readonly message: string;
}

/** What is said of a file's sentences on letters, in order of place. */
export function letterNotes(parsed: ParsedDocument, document: TokenDocument, tokenizer: Tokenizer): LetterNote[] {
  const { text } = document;
  const apart = tokenizer.exact ? "each letter is a token of its own" : "the letters are likely to stand apart";
  return findLetterWork(text, parsed).flatMap((work) => {
    const hidden = hiddenLetters(work, document, tokenizer);
    if (hidden === null) return [];
    const named = hidden.words.map(({ word, parts }) =>
      parts === null ? `"${word}" is cut in a way that is not published` : cutText(word, parts),
    );
    const spelled = hidden.spellings[0]?.edits[0]?.replacement;
    const advice = spelled === undefined ? "" : ` Written as ${spelled}, ${apart}.`;
    const message = `Asks for work on letters, and a model sees tokens: ${named.join("; ")}.${advice}`;
    return [{ place: placeOf(text, work.start), message }];
  });
}

function cutText(word: string, parts: readonly string[]): string {
  return `"${word}" is ${counted(parts.length, "token")}${parts.length > 1 ? ` (${parts.join("|")})` : ""}`;
}
