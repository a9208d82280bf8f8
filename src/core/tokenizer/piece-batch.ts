import type { ByteWindow } from "./byte-window.ts";

/** The multiplier of the rolling hash: h = h * MULTIPLIER + byte, so that hash(a + b) follows from hash(a) and hash(b). */
export const MULTIPLIER = 0x2c1b3c6d;

/** How far behind its end any piece looks, in bytes, unless `looked` says more: a character and the one behind it. */
export const GLANCE = 5;

/** Pieces in the order of the text, written by a scanner. */
export class PieceBatch {
  static readonly SIZE = 1024;
  /** Where the piece ends; it begins where the one before ends. */
  readonly ends = new Int32Array(PieceBatch.SIZE);
  readonly hashes = new Int32Array(PieceBatch.SIZE);
  /** One past the furthest place that decided where the piece ends; past the window's length when its end did. */
  readonly looked = new Int32Array(PieceBatch.SIZE);
}

/**
 * Cuts the window from `from` on into pieces, as the family's regular expression does, until the window or the batch
 * ends; returns the number of pieces. Takes the window's end for the end of the text. Nothing before `from` matters.
 */
export type Scanner = (window: ByteWindow, from: number, batch: PieceBatch) => number;

/** The rolling hash of `bytes[from .. to)`. */
export function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0;
  for (let i = from; i < to; i++) hash = (Math.imul(hash, MULTIPLIER) + bytes[i]) | 0;
  return hash;
}

/** First place behind the character at `at`. */
export function behindCharacter(bytes: Uint8Array, at: number): number {
  let end = at + 1;
  while ((bytes[end] & 0xc0) === 0x80) end++;
  return end;
}
