import { LETTER, LINE_END, LOWER, NUMBER, OTHER, UPPER } from "./character-classes.ts";
import { anyCaseContractionLength } from "./contractions.ts";
import { behindCharacter, GLANCE, hashOf, MULTIPLIER, PieceBatch, type Scanner } from "./piece-batch.ts";
import { cutWhiteSpace, endsText, whiteSpaceEnd } from "./white-space.ts";

const BLANK = 0x20;
const SLASH = 0x2f;
const APOSTROPHE = 0x27;
const WORD = UPPER | LOWER;

/**
 * The pattern of o200k_base and o200k_harmony (`digitsTogether` 3), and without the contractions Mistral's tekken (1):
 * `[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?`
 * `|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?`
 * `|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`
 */
const scannerFor =
  (digitsTogether: number, contractions: boolean): Scanner =>
  (window, from, batch) => {
    const { bytes, classes, length } = window;
    const { ends, hashes, looked } = batch;
    let at = from;
    let pieces = 0;
    while (at < length && pieces < PieceBatch.SIZE) {
      let of = classes[at];
      let end = at;
      let hash = 0;
      let far = 0;

      // A word, perhaps behind one character that is neither letter nor number nor line end.
      let word = at;
      if ((of & (LETTER | NUMBER | LINE_END)) === 0) {
        word = bytes[at] < 0x80 ? at + 1 : behindCharacter(bytes, at);
        // A mark is such a character too, but only where the first alternative holds behind it.
        if ((of & WORD) !== 0 && !beginsLowerWord(classes, word)) word = at;
      }
      if ((classes[word] & WORD) !== 0) {
        while (end < word) hash = (Math.imul(hash, MULTIPLIER) + bytes[end++]) | 0;
        let both = -1;
        for (of = classes[end]; (of & UPPER) !== 0; of = classes[++end]) {
          if ((of & LOWER) !== 0) both = end;
          hash = (Math.imul(hash, MULTIPLIER) + bytes[end]) | 0;
        }
        if ((of & LOWER) !== 0) {
          do {
            hash = (Math.imul(hash, MULTIPLIER) + bytes[end++]) | 0;
          } while ((classes[end] & LOWER) !== 0);
        } else if (both >= 0 && both + 1 < end) {
          // Capitals behind the last caseless letter: they begin the next piece.
          far = end + 1;
          end = both + 1;
          hash = hashOf(bytes, at, end);
        }
        if (contractions && bytes[end] === APOSTROPHE) {
          for (let more = anyCaseContractionLength(bytes, end); more > 0; more--) {
            hash = (Math.imul(hash, MULTIPLIER) + bytes[end++]) | 0;
          }
        }
      } else if ((of & NUMBER) !== 0) {
        for (let digits = 0; digits < digitsTogether && (classes[end] & NUMBER) !== 0; digits++) {
          do {
            hash = (Math.imul(hash, MULTIPLIER) + bytes[end++]) | 0;
          } while ((bytes[end] & 0xc0) === 0x80);
        }
      } else {
        if (bytes[at] === BLANK && (classes[at + 1] & OTHER) !== 0) {
          hash = BLANK;
          end++;
        }
        if ((classes[end] & OTHER) !== 0) {
          do {
            hash = (Math.imul(hash, MULTIPLIER) + bytes[end++]) | 0;
          } while ((classes[end] & OTHER) !== 0);
          while ((classes[end] & LINE_END) !== 0 || bytes[end] === SLASH) {
            hash = (Math.imul(hash, MULTIPLIER) + bytes[end++]) | 0;
          }
        } else {
          const runEnd = whiteSpaceEnd(classes, at);
          end = cutWhiteSpace(bytes, classes, at, runEnd, true, endsText(classes, runEnd));
          far = runEnd + 1;
          hash = hashOf(bytes, at, end);
        }
      }
      ends[pieces] = end;
      hashes[pieces] = hash;
      looked[pieces++] = Math.max(far, end + GLANCE);
      at = end;
    }
    return pieces;
  };

export const scanO200k = scannerFor(3, true);
export const scanTekken = scannerFor(1, false);

/** Whether `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+` matches at `from`. */
function beginsLowerWord(classes: Uint8Array, from: number): boolean {
  let at = from;
  while ((classes[at] & WORD) === UPPER) at++;
  return (classes[at] & LOWER) !== 0;
}
