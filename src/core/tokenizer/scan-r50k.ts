import { LETTER, NUMBER, OTHER } from "./character-classes.ts";
import { contractionLength } from "./contractions.ts";
import { GLANCE, hashOf, MULTIPLIER, PieceBatch, type Scanner } from "./piece-batch.ts";
import { cutWhiteSpace, endsText, whiteSpaceEnd } from "./white-space.ts";

const BLANK = 0x20;

/**
 * The pattern of GPT-2, r50k_base and p50k_base:
 * `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`
 */
export const scanR50k: Scanner = (window, from, batch) => {
  const { bytes, classes, length } = window;
  const { ends, hashes, looked } = batch;
  let at = from;
  let pieces = 0;
  while (at < length && pieces < PieceBatch.SIZE) {
    let end = at + contractionLength(bytes, at);
    let hash = 0;
    let far = 0;
    if (end > at) {
      hash = hashOf(bytes, at, end);
    } else {
      if (bytes[at] === BLANK) {
        hash = BLANK;
        end++;
      }
      const of = classes[end];
      const run = (of & LETTER) !== 0 ? LETTER : (of & NUMBER) !== 0 ? NUMBER : (of & OTHER) !== 0 ? OTHER : 0;
      if (run !== 0) {
        do {
          hash = (Math.imul(hash, MULTIPLIER) + bytes[end++]) | 0;
        } while ((classes[end] & run) !== 0);
      } else {
        const runEnd = whiteSpaceEnd(classes, at);
        end = cutWhiteSpace(bytes, classes, at, runEnd, false, endsText(classes, runEnd));
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
