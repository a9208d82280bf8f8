import type { Pipeline } from "./general-pipeline.ts";

/** Blocks are cut at the first safe place behind this many characters. */
const BLOCK_CHARACTERS = 1_024;

const LINE_END = 0x0a;
const SPACE = 0x20;
const BLANK = 0x2581;

/** Whether a text may be cut in two before `at` with the tokens of the halves being those of the whole. */
export type IsSafeCut = (text: string, at: number) => boolean;

/**
 * Where the structure of a tokenizer makes cuts safe.
 *
 * `characters`: where no token of the vocabulary has the two neighbours next to each other, since no merge can then
 * join them; looked for at line ends and blanks. `words`: between a blank and an ASCII letter or figure. `bytes`:
 * nowhere, since an expression of any kind may look behind and ahead.
 */
export function safeCutsOf(pipeline: Pipeline, tokens: Iterable<string>, byteFallback: boolean): IsSafeCut {
  if (pipeline.spelling === "bytes") return () => false;
  if (pipeline.spelling === "words")
    return (text, at) => isBlank(text.charCodeAt(at - 1)) && isAsciiWord(text.charCodeAt(at));
  return safeCutsInCharacters(tokens, byteFallback);
}

/** The cuts of `characters`. */
export function safeCutsInCharacters(tokens: Iterable<string>, byteFallback: boolean): IsSafeCut {
  const afterLineEnd = new Set<number>();
  const beforeBlank = new Set<number>();
  const known = new Set<number>();
  for (const token of tokens) {
    const points = Array.from(token, (character) => character.codePointAt(0)!);
    if (points.length === 1) known.add(points[0]!);
    for (let i = 1; i < points.length; i++) {
      if (points[i - 1] === LINE_END) afterLineEnd.add(points[i]!);
      if (points[i] === BLANK) beforeBlank.add(points[i - 1]!);
    }
  }
  // Unknown neighbours may be joined to one unknown token, where they are not written as bytes.
  const lineEnds = byteFallback || known.has(LINE_END);
  const blanks = known.has(BLANK);
  const normal = (point: number) => (point === SPACE ? BLANK : point);
  return (text, at) => {
    const next = text.codePointAt(at)!;
    if (text.charCodeAt(at - 1) === LINE_END && lineEnds && !afterLineEnd.has(normal(next))) return true;
    return next === SPACE && blanks && !beforeBlank.has(normal(pointBefore(text, at)));
  };
}

/** Before a single blank between plain letters or figures, which neither a map of characters nor a normal form touches. */
export const isBlankBetweenWords: IsSafeCut = (text, at) =>
  text.charCodeAt(at) === SPACE && isAsciiWord(text.charCodeAt(at - 1)) && isAsciiWord(text.charCodeAt(at + 1));

/** Blocks of a text, each from one safe cut to another. */
export function cutIntoBlocks(text: string, isSafe: IsSafeCut): string[] {
  const blocks: string[] = [];
  let from = 0;
  for (let at = BLOCK_CHARACTERS; at < text.length; at++) {
    if (!isSafe(text, at)) continue;
    blocks.push(text.slice(from, at));
    from = at;
    at += BLOCK_CHARACTERS - 1;
  }
  if (from < text.length) blocks.push(text.slice(from));
  return blocks;
}

function pointBefore(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1);
  const isPair = unit >= 0xdc00 && unit <= 0xdfff && at > 1;
  return isPair ? text.codePointAt(at - 2)! : unit;
}

const isBlank = (unit: number) => unit === SPACE || unit === LINE_END;
const isAsciiWord = (unit: number) =>
  (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
