import { END, IDEOGRAPH, LETTER, LINE_END, LOWER, NUMBER, REST, SIGN, SPACE, UPPER } from "./character-classes.ts";
import { behindCharacter, GLANCE, hashOf, PieceBatch, type Scanner } from "./piece-batch.ts";
import { cutWhiteSpace, whiteSpaceEnd } from "./white-space.ts";

const BLANK = 0x20;
const WORD = UPPER | LOWER;

/**
 * DeepSeek V3 splits three times: `\p{N}{1,3}`, then `[一-龥぀-ゟ゠-ヿ]+`, then what lies between by
 * `[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*`
 * `|\s*[\r\n]+|\s+(?!\S)|\s+`. Digits and ideographs therefore end the text for the third, and what none of its
 * alternatives matches stays together as one piece.
 */
export const scanDeepSeek3: Scanner = (window, from, batch) => {
  const { bytes, classes, length } = window;
  const { ends, hashes, looked } = batch;
  let at = from;
  let pieces = 0;
  while (at < length && pieces < PieceBatch.SIZE) {
    const of = classes[at];
    let end = at;
    let far = 0;
    if (of === NUMBER) {
      for (let digits = 0; digits < 3 && classes[end] === NUMBER; digits++) end = behindCharacter(bytes, end);
    } else if (of === IDEOGRAPH) {
      while (classes[end] === IDEOGRAPH) end++;
    } else if ((of & SIGN) !== 0 && bytes[at] < 0x80 && isAsciiLetter(bytes[at + 1])) {
      end += 2;
      while (isAsciiLetter(bytes[end])) end++;
    } else if (startsWord(bytes, classes, at)) {
      end = behindCharacter(bytes, at);
      while ((classes[end] & WORD) !== 0) end++;
    } else if ((of & SIGN) !== 0 || (bytes[at] === BLANK && (classes[at + 1] & SIGN) !== 0)) {
      do end++;
      while ((classes[end] & SIGN) !== 0);
      while (classes[end] === (SPACE | LINE_END)) end++;
    } else if ((of & SPACE) !== 0) {
      const runEnd = whiteSpaceEnd(classes, at);
      const next = classes[runEnd];
      end = cutWhiteSpace(bytes, classes, at, runEnd, true, next === END || next === NUMBER || next === IDEOGRAPH);
      far = runEnd + 1;
    } else {
      do end = behindCharacter(bytes, end);
      while (classes[end] === REST && !startsWord(bytes, classes, end));
    }
    ends[pieces] = end;
    hashes[pieces] = hashOf(bytes, at, end);
    looked[pieces++] = Math.max(far, end + GLANCE);
    at = end;
  }
  return pieces;
};

const isAsciiLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

/** Whether `[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+` matches at `at`. */
function startsWord(bytes: Uint8Array, classes: Uint8Array, at: number): boolean {
  const of = classes[at];
  if ((of & WORD) !== 0) return true;
  if (of === (SPACE | LINE_END) || (of & (LETTER | SIGN)) !== 0) return false;
  return (classes[behindCharacter(bytes, at)] & WORD) !== 0;
}
