import type { Merger } from "./merger.ts";
import { mergeWithRuns } from "./repeated-cycles.ts";
import { firstAbove } from "./sorted.ts";

/** A piece whose tokens are kept, since merging it again would take too long. */
export interface LongPiece {
  /** Where it begins in its block, in bytes of UTF-8 (in normal form, where the family has one). */
  readonly at: number;
  /** Where each token ends, in bytes from the piece's beginning. */
  readonly ends: Uint32Array;
}

/** A piece that was merged before, and its tokens' ends. */
export interface MergedPiece {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
}

/** Pieces above this many bytes are kept as long pieces. */
export const LONG = 512;

/** Where the tokens of `bytes` end. `before` and `behind` are pieces that may begin and end alike (before an edit). */
export function mergeLongPiece(
  merger: Merger,
  bytes: Uint8Array,
  before?: MergedPiece,
  behind?: MergedPiece,
): Uint32Array {
  return before && behind ? stitch(merger, bytes, before, behind) : mergeWithRuns(merger, bytes);
}

/**
 * Tokens of `before` while the bytes are the same, tokens of `behind` from where they are again, new ones in the gap,
 * which widens until its borders hold.
 *
 * It rests on one property of byte-pair merging. Let every two neighbours of a sequence of tokens be what the bytes of
 * those two merge into. Then the sequence is what all its bytes merge into: the first merge across a border would have
 * seen, until then, the same neighbourhood as in the pair alone, and would have happened there too. The converse holds
 * by the same argument, so neighbours in any merged text may be taken over with their bytes.
 */
function stitch(merger: Merger, bytes: Uint8Array, before: MergedPiece, behind: MergedPiece): Uint32Array {
  const left = before.ends;
  const right = behind.ends;
  const shift = bytes.length - behind.bytes.length;
  /** Tokens taken from the left; the first taken from the right. */
  let lefts = firstAbove(left, commonPrefix(bytes, before.bytes));
  const startOfGap = (): number => (lefts === 0 ? 0 : left[lefts - 1]);
  const startOfLastLeft = (): number => (lefts > 1 ? left[lefts - 2] : 0);
  const sameFrom = behind.bytes.length - commonSuffix(bytes, behind.bytes, bytes.length - startOfGap());
  let next = sameFrom === 0 ? 0 : firstAbove(right, sameFrom - 1) + 1;
  const endOfGap = (): number => (next === 0 ? shift : next === right.length ? bytes.length : right[next - 1] + shift);

  let leftStep = 1;
  let rightStep = 1;
  for (;;) {
    const from = startOfGap();
    const to = endOfGap();
    const gap = mergeWithRuns(merger, bytes.subarray(from, to));
    const behindBorder = gap.length > 0 ? from + gap[0] : next < right.length ? right[next] + shift : from;
    const beforeBorder = gap.length > 1 ? from + gap[gap.length - 2] : gap.length === 1 ? from : startOfLastLeft();
    const holdsLeft =
      lefts === 0 || behindBorder === from || isPair(merger, bytes, startOfLastLeft(), from, behindBorder);
    const holdsRight =
      next === right.length || beforeBorder === to || isPair(merger, bytes, beforeBorder, to, right[next] + shift);
    if (holdsLeft && holdsRight) {
      const ends = new Uint32Array(lefts + gap.length + right.length - next);
      ends.set(left.subarray(0, lefts));
      let at = lefts;
      for (let i = 0; i < gap.length; i++) ends[at++] = from + gap[i];
      for (let i = next; i < right.length; i++) ends[at++] = right[i] + shift;
      return ends;
    }
    if (!holdsLeft) {
      lefts = Math.max(0, lefts - leftStep);
      leftStep *= 16;
    }
    if (!holdsRight) {
      next = Math.min(right.length, next + rightStep);
      rightStep *= 16;
    }
  }
}

/** Whether `[from, middle)` and `[middle, to)` are what their bytes merge into together. */
function isPair(merger: Merger, bytes: Uint8Array, from: number, middle: number, to: number): boolean {
  const ends = merger.ends(bytes.subarray(from, to));
  return ends.length === 2 && ends[0] === middle - from;
}

function commonPrefix(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  return length;
}

function commonSuffix(a: Uint8Array, b: Uint8Array, atMost: number): number {
  const most = Math.min(b.length, atMost);
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}
