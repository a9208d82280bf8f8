import { BoundedMap } from "../bounded-map.ts";
import { detached } from "../detached.ts";
import { stem } from "./stem.ts";
import { STOP_WORDS } from "./stop-words.ts";
import { termsOf } from "./terms.ts";

/** A capital after a small letter or digit, or the last of several before a small one: where sub-words meet. */
const SEAM = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=\p{L})(?=\p{N})/u;

/** Longer than any name that a person made up. */
const LONGEST_NAME = 80;

/**
 * The terms that a text is found by, repeats included: stems of its words, pairs of characters where words are not
 * spaced, and the sub-words of names that are written together ("parseRequest": parserequest, pars, request).
 */
export function indexTerms(text: string): string[] {
  const { ids, starts, stems, stop } = termsOf(text);
  const result: string[] = [];
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    if (stop[id]) continue;
    result.push(stems[id]!);
    const name = nameAt(text, starts[i]!);
    if (name === undefined) continue;
    const parts = name.split(SEAM);
    if (parts.length === 1) continue;
    for (const part of parts) {
      const lower = part.toLowerCase();
      if (lower.length > 1 && !STOP_WORDS.has(lower)) result.push(stem(lower));
    }
  }
  return result;
}

/** Words of many texts are the same; so many are kept. */
const MOST_WORDS = 60_000;
const known = new BoundedMap<string, readonly string[]>(MOST_WORDS, () => 1);

/** The terms of one word as `eachWord` gives it. */
export function termsOfWord(word: string): readonly string[] {
  const own = detached(word);
  return known.of(own, () => indexTerms(own));
}

const NAME = /[A-Za-z0-9]+/y;

/** The word that begins at an offset, where it mixes small letters with capitals or digits. */
function nameAt(text: string, start: number): string | undefined {
  NAME.lastIndex = start;
  const name = NAME.exec(text)?.[0];
  return name !== undefined && name.length <= LONGEST_NAME && /[a-z]/.test(name) && /.[A-Z0-9]/.test(name)
    ? name
    : undefined;
}
