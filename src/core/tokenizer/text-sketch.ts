/**
 * How often each class of four characters in a row occurs in a text. The classes are a hash, so that nothing of the text
 * can be read from it; it is kept up to date as the text is edited, and says how much of a text was changed.
 */
export type TextSketch = Int32Array;

const CLASSES = 64;
const LENGTH = 4;

export function emptySketch(): TextSketch {
  return new Int32Array(CLASSES);
}

/** Adds all that a text holds to a sketch, or with `sign` -1 takes it away. */
export function addToSketch(sketch: TextSketch, text: string, sign: 1 | -1 = 1): void {
  for (let i = 0; i + LENGTH <= text.length; i++) {
    const first = Math.imul(text.charCodeAt(i), 0x9e3779b1) ^ Math.imul(text.charCodeAt(i + 1), 0x85ebca6b);
    const last = Math.imul(text.charCodeAt(i + 2), 0xc2b2ae35) ^ Math.imul(text.charCodeAt(i + 3), 0x27d4eb2f);
    const mixed = Math.imul(first ^ last ^ ((first ^ last) >>> 15), 0x2c1b3c6d);
    sketch[(mixed ^ (mixed >>> 13)) & (CLASSES - 1)]! += sign;
  }
}

/** Characters on both sides of an edit that its sketch depends on. */
export const SKETCH_CONTEXT = LENGTH - 1;

/** Fours of characters in a text of that many characters. */
export const sketchSize = (length: number): number => Math.max(0, length - SKETCH_CONTEXT);

/** The share of both texts that the other does not have, at least: 0 for the same text, 1 at most. */
export function sketchDistance(a: TextSketch, b: TextSketch): number {
  let differing = 0;
  let all = 0;
  for (let i = 0; i < CLASSES; i++) {
    differing += Math.abs(a[i]! - b[i]!);
    all += a[i]! + b[i]!;
  }
  return all === 0 ? 1 : differing / all;
}

/** As one text, to be kept in settings. */
export function writeSketch(sketch: TextSketch): string {
  return Array.from(sketch, (count) => count.toString(36)).join(" ");
}

/** `null` for a text that `writeSketch` did not make. */
export function readSketch(written: string): TextSketch | null {
  const counts = written.split(" ", CLASSES + 1);
  if (counts.length !== CLASSES || !counts.every((count) => /^[0-9a-z]{1,6}$/.test(count))) return null;
  return Int32Array.from(counts, (count) => Number.parseInt(count, 36));
}
