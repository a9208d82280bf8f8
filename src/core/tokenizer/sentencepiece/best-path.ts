import { utf8Length } from "../token-alignment.ts";
import { TokenTrie } from "../token-trie.ts";
import { NORMAL, type SentencePieceModel, USER_DEFINED } from "./model-file.ts";

/** Where SentencePiece begins to look for the worst score. */
const LARGEST_FLOAT = 3.4028234663852886e38;

/** Sums above it would lose what tells paths apart: they begin anew from here. */
const LARGEST_SUM = 100_000;

/** How much less than the worst piece an unknown character scores. */
export const UNKNOWN_PENALTY = 10;

/** The pieces of a unigram model that may stand in a text. */
export interface PathPieces {
  readonly texts: readonly (readonly [text: string, id: number])[];
  /** By id. */
  readonly scores: Float64Array;
  readonly unknownId: number;
  readonly unknownScore: number;
  /**
   * Sums are rounded to single precision where SentencePiece does so (`EncodeOptimized` of 0.2.3), which decides between
   * paths that are nearly equal. Hugging Face's `tokenizers` adds in double precision.
   */
  readonly singlePrecision: boolean;
}

/** The pieces of a SentencePiece model. */
export function sentencePiecePath({ pieces, unknownId }: SentencePieceModel): BestPath {
  const least = pieces.reduce((a, { score, type }) => (type === NORMAL ? Math.min(a, score) : a), LARGEST_FLOAT);
  return new BestPath({
    texts: pieces.flatMap(({ text, type }, id) =>
      type === NORMAL || type === USER_DEFINED ? [[text, id] as const] : [],
    ),
    // What the person defined is to win over all that it could be cut into.
    scores: Float64Array.from(pieces, ({ text, score, type }) =>
      type === USER_DEFINED ? Math.fround(0.1 * (utf8Length(text) - 1)) : score,
    ),
    unknownId,
    unknownScore: Math.fround(least - UNKNOWN_PENALTY),
    singlePrecision: true,
  });
}

/** Cuts a text into the pieces whose scores add up to the most (Kudo 2018, subword regularization, its unigram model). */
export class BestPath {
  readonly #trie: TokenTrie;
  readonly #pieces: PathPieces;

  constructor(pieces: PathPieces) {
    this.#trie = new TokenTrie(pieces.texts);
    this.#pieces = pieces;
  }

  /** Calls `found` with the id of each piece, the unknown id for what is none, and its text. */
  encode(text: string, found: (id: number, text: string) => void): void {
    const { length } = text;
    const { scores, unknownId, unknownScore, singlePrecision } = this.#pieces;
    const best = singlePrecision ? new Float32Array(length + 1) : new Float64Array(length + 1);
    const starts = new Int32Array(length + 1).fill(-1);
    const ids = new Int32Array(length + 1);
    let frontier = 0;
    for (let at = 0; at < length; ) {
      const width = text.codePointAt(at)! > 0xffff ? 2 : 1;
      if (singlePrecision && Math.abs(best[at]!) > LARGEST_SUM) lower(best, starts, at, frontier);
      const here = best[at]!;
      let single = false;
      for (let i = at, node = 0; i < length; i++) {
        node = this.#trie.next(node, text.charCodeAt(i));
        if (node === 0) break;
        const id = this.#trie.idAt(node);
        if (id < 0) continue;
        frontier = Math.max(frontier, i + 1);
        const sum = scores[id]! + here;
        const score = singlePrecision ? Math.fround(sum) : sum;
        if (starts[i + 1] === -1 || score > best[i + 1]!) {
          best[i + 1] = score;
          starts[i + 1] = at;
          ids[i + 1] = id;
        }
        if (i + 1 - at === width) single = true;
      }
      const behind = at + width;
      if (!single) frontier = Math.max(frontier, behind);
      const sum = unknownScore + here;
      const unknown = singlePrecision ? Math.fround(sum) : sum;
      if (!single && (starts[behind] === -1 || unknown > best[behind]!)) {
        best[behind] = unknown;
        starts[behind] = at;
        ids[behind] = unknownId;
      }
      at = behind;
    }
    const ends: number[] = [];
    for (let end = length; end > 0; end = starts[end]!) ends.push(end);
    for (let i = ends.length - 1; i >= 0; i--) found(ids[ends[i]!]!, text.slice(starts[ends[i]!]!, ends[i]!));
  }
}

/** Takes the sum at a place away from it and from all that was reached behind it. */
function lower(best: Float32Array | Float64Array, starts: Int32Array, at: number, frontier: number): void {
  const sum = best[at]!;
  for (let i = at; i <= frontier; i++) if (i === at || starts[i] !== -1) best[i] = best[i]! - sum;
}
