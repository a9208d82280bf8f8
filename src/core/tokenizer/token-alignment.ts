/** Where the tokens of a text stand: `starts[i]` to `ends[i]`, in UTF-16 code units. */
export interface Alignment {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** What a token stands for: some bytes of UTF-8 (a part of a character may be one), and what it looks like. */
export interface Spelt {
  readonly byteLength: number;
  readonly surface: string;
}

/** A token that is not found this near behind the last one is taken to stand where the last one ended. */
const SEARCH_CHARACTERS = 64;

/**
 * Places tokens on their text: by their bytes where these add up to the text's, as they do when nothing was
 * normalised away, and otherwise by looking for what each token looks like. A token that begins inside a character
 * begins where the character does, and ends behind it.
 */
export function alignTokens(text: string, tokens: readonly Spelt[]): Alignment {
  const total = tokens.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return total === utf8Length(text) ? alignByBytes(text, tokens) : alignBySurface(text, tokens);
}

function alignByBytes(text: string, tokens: readonly Spelt[]): Alignment {
  const starts = new Uint32Array(tokens.length);
  const ends = new Uint32Array(tokens.length);
  let unit = 0;
  let unitBytes = 0;
  let bytes = 0;
  for (const [i, { byteLength }] of tokens.entries()) {
    starts[i] = unit;
    bytes += byteLength;
    let width = 0;
    while (unitBytes < bytes) {
      const point = text.codePointAt(unit)!;
      width = point > 0xffff ? 2 : 1;
      if (unitBytes + utf8Width(point) > bytes) break;
      unitBytes += utf8Width(point);
      unit += width;
      width = 0;
    }
    ends[i] = unit + width;
  }
  return { starts, ends };
}

function alignBySurface(text: string, tokens: readonly Spelt[]): Alignment {
  const folded = text.toLowerCase();
  // Folding that changes lengths would shift every offset behind it.
  const haystack = folded.length === text.length ? folded : text;
  const starts = new Uint32Array(tokens.length);
  const ends = new Uint32Array(tokens.length);
  let at = 0;
  for (const [i, { surface }] of tokens.entries()) {
    const wanted = haystack === folded ? surface.toLowerCase() : surface;
    // A blank of a token may stand for white space of any kind, before what the token goes on with.
    const word = wanted.startsWith(" ") ? wordBehindBlanks(haystack, at, wanted.trimStart()) : -1;
    if (word >= 0) {
      starts[i] = at;
      at = word;
      ends[i] = at;
      continue;
    }
    const near = haystack.slice(at, at + SEARCH_CHARACTERS + wanted.length);
    const found = wanted === "" ? -1 : near.indexOf(wanted);
    starts[i] = found < 0 ? at : at + found;
    if (found >= 0) at += found + wanted.length;
    ends[i] = at;
  }
  return { starts, ends };
}

/** The end of a word that stands behind white space at a place, -1 where another does. */
function wordBehindBlanks(text: string, from: number, word: string): number {
  let start = from;
  while (start < text.length && text[start]!.trim() === "") start++;
  return start > from && text.startsWith(word, start) ? start + word.length : -1;
}

const utf8Width = (point: number) => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);

/** Bytes of a text in UTF-8; a lone surrogate counts as U+FFFD, three. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += utf8Width(character.codePointAt(0)!);
  return bytes;
}
