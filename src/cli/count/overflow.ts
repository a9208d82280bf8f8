import type { TokenDocument } from "../../core/tokenizer/tokenizer.ts";

/** The place in a text where its budget ends. */
export interface OverflowPlace {
  readonly offset: number;
  /** Counted from 1. */
  readonly line: number;
  /** In UTF-16 code units, counted from 1. */
  readonly column: number;
  /** What stands on that line before and after the place, a few words of each. */
  readonly before: string;
  readonly after: string;
}

const AROUND = 160;

/**
 * Where a document passes its budget; `undefined` where it is within it. For an estimate the budget is held against the
 * high end, and the place is in proportion.
 */
export function findOverflow(document: TokenDocument, budget: number): OverflowPlace | undefined {
  const { tokens, high } = document.measure;
  if (high <= budget) return undefined;
  return placeOf(document.text, document.offsetOfToken(Math.floor((budget * tokens) / high)));
}

/** Line, column and the words around an offset. */
export function placeOf(text: string, offset: number): OverflowPlace {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < start; at = text.indexOf("\n", at + 1)) line++;
  const found = text.indexOf("\n", offset);
  const end = found < 0 ? text.length : found;
  const before = text.slice(Math.max(start, offset - AROUND), offset);
  const after = text.slice(offset, Math.min(end, offset + AROUND));
  return { offset, line, column: offset - start + 1, before, after };
}
