import { LETTER, LINE_END, NUMBER, OTHER } from "./character-classes.ts";
import { anyCaseContractionLength } from "./contractions.ts";
import { behindCharacter, GLANCE, hashOf, MULTIPLIER, PieceBatch, type Scanner } from "./piece-batch.ts";
import { cutWhiteSpace, endsText, whiteSpaceEnd } from "./white-space.ts";

const BLANK = 0x20;

/**
 * The pattern of cl100k_base and Llama 3 (`digitsTogether` 3) and of Qwen 2 (1):
 * `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`
 */
const scannerFor =
  (digitsTogether: number): Scanner =>
  (window, from, batch) => {
    const { bytes, classes, length } = window;
    const { ends, hashes, looked } = batch;
    let at = from;
    let pieces = 0;
    while (at < length && pieces < PieceBatch.SIZE) {
      const of = classes[at];
      const contraction = anyCaseContractionLength(bytes, at);
      let end = at;
      let hash = 0;
      let far = 0;
      let word = at;
      if ((of & (LETTER | NUMBER | LINE_END)) === 0) {
        word = bytes[at] < 0x80 ? at + 1 : behindCharacter(bytes, at);
      }
      if (contraction > 0) {
        end = at + contraction;
        hash = hashOf(bytes, at, end);
      } else if ((classes[word] & LETTER) !== 0) {
        while (end < word) hash = (Math.imul(hash, MULTIPLIER) + bytes[end++]) | 0;
        do {
          hash = (Math.imul(hash, MULTIPLIER) + bytes[end++]) | 0;
        } while ((classes[end] & LETTER) !== 0);
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
          while ((classes[end] & LINE_END) !== 0) hash = (Math.imul(hash, MULTIPLIER) + bytes[end++]) | 0;
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

export const scanCl100k = scannerFor(3);
export const scanQwen2 = scannerFor(1);
