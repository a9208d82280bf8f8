import { END, IDEOGRAPH, LINE_END, LOWER, NUMBER, REST, SIGN, SPACE, UPPER } from "./character-classes.ts";
import { behindCharacter, GLANCE, hashOf, PieceBatch, type Scanner } from "./piece-batch.ts";
import { cutWhiteSpace, whiteSpaceEnd } from "./white-space.ts";

const BLANK = 0x20;
const WORD = UPPER | LOWER;
const LINES = SPACE | LINE_END;

/**
 * DeepSeek V3 splits three times: `\p{N}{1,3}`, then `[一-龥぀-ゟ゠-ヿ]+`, then each of the parts by
 * `[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*`
 * `|\s*[\r\n]+|\s+(?!\S)|\s+`. A border between ideographs and others, or a digit, therefore ends the text for the
 * third, and what none of its alternatives matches stays together as one piece.
 */
export const scanDeepSeek3: Scanner = (window, from, batch) => {
  const { bytes, classes, length } = window;
  const { ends, hashes, looked } = batch;
  let at = from;
  let pieces = 0;
  while (at < length && pieces < PieceBatch.SIZE) {
    const of = classes[at];
    const part = partOf(of);
    let end = at;
    let far = 0;
    if (of === NUMBER) {
      for (let digits = 0; digits < 3 && classes[end] === NUMBER; digits++) end = behindCharacter(bytes, end);
    } else if ((of & SIGN) !== 0 && bytes[at] < 0x80 && isAsciiLetter(bytes[at + 1])) {
      end += 2;
      while (isAsciiLetter(bytes[end])) end++;
    } else if (startsWord(bytes, classes, at)) {
      end = behindCharacter(bytes, at);
      while (isOf(WORD, part, classes[end])) end++;
    } else if ((of & SIGN) !== 0 || (bytes[at] === BLANK && isOf(SIGN, part, classes[at + 1]))) {
      do end++;
      while (isOf(SIGN, part, classes[end]));
      if (part === 0) while (classes[end] === LINES) end++;
    } else if ((of & SPACE) !== 0) {
      const runEnd = whiteSpaceEnd(classes, at);
      const next = classes[runEnd];
      const endsPart = next === END || next === NUMBER || partOf(next) !== 0;
      end = cutWhiteSpace(bytes, classes, at, runEnd, true, endsPart);
      far = runEnd + 1;
    } else {
      do end = behindCharacter(bytes, end);
      while (classes[end] === of && !startsWord(bytes, classes, end));
    }
    ends[pieces] = end;
    hashes[pieces] = hashOf(bytes, at, end);
    looked[pieces++] = Math.max(far, end + GLANCE);
    at = end;
  }
  return pieces;
};

/** IDEOGRAPH for a character of the second split, else 0. */
const partOf = (of: number): number => ((of & LINES) === IDEOGRAPH ? IDEOGRAPH : 0);

const isOf = (kinds: number, part: number, of: number): boolean => (of & kinds) !== 0 && partOf(of) === part;

const isAsciiLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

/** Whether `[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+` matches at `at`. */
function startsWord(bytes: Uint8Array, classes: Uint8Array, at: number): boolean {
  const of = classes[at];
  if ((of & WORD) !== 0) return true;
  const mayLead = (of & REST) !== 0 || of === SPACE;
  return mayLead && isOf(WORD, partOf(of), classes[behindCharacter(bytes, at)]);
}
