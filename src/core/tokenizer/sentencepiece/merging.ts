import { CandidateHeap } from "../merge-heap.ts";
import { NORMAL, type SentencePieceModel, UNUSED, USER_DEFINED } from "./model-file.ts";
import type { UserSymbols } from "./user-symbols.ts";

const MOST_PAIRS = 1 << 20;
const SYMBOLS = 0x4000000;

/**
 * SentencePiece's byte-pair merging over characters: two neighbours merge where the two together are a piece, that with
 * the highest score first, of equal ones the leftmost. Symbols of the person's are never merged.
 */
export class CharacterMerging {
  readonly #ids: ReadonlyMap<string, number>;
  readonly #pieces: SentencePieceModel["pieces"];
  readonly #unknownId: number;
  readonly #symbols: UserSymbols;
  /** Pieces with the same score have the same place; the highest score has 0. */
  readonly #places: Int32Array;
  /** Ids of characters that are no piece of their own, above those of the pieces. */
  readonly #strange = new Map<string, number>();
  readonly #strangers: string[] = [];
  readonly #pairs = new Map<number, number>();
  /** What a piece that is not to be used was merged from last. */
  readonly #parts = new Map<number, readonly [number, number]>();

  constructor({ pieces, unknownId }: SentencePieceModel, symbols: UserSymbols) {
    this.#pieces = pieces;
    this.#unknownId = unknownId;
    this.#symbols = symbols;
    const inText = (type: number) => type === NORMAL || type === USER_DEFINED || type === UNUSED;
    this.#ids = new Map(pieces.flatMap(({ text, type }, id) => (inText(type) ? [[text, id] as const] : [])));
    const scores = [...new Set(pieces.map(({ score }) => score))].sort((a, b) => b - a);
    const placeOf = new Map(scores.map((score, place) => [score, place]));
    this.#places = Int32Array.from(pieces, ({ score }) => placeOf.get(score)!);
  }

  /** Calls `found` with the id of each piece, the unknown id for what is none, and its text. */
  encode(text: string, found: (id: number, text: string) => void): void {
    const ids: number[] = [];
    const frozen: boolean[] = [];
    for (let at = 0; at < text.length; ) {
      const symbol = this.#symbols.isEmpty ? 0 : this.#symbols.lengthAt(text, at);
      const length = symbol || (text.codePointAt(at)! > 0xffff ? 2 : 1);
      ids.push(this.#idOf(text.slice(at, at + length)));
      frozen.push(symbol > 0);
      at += length;
    }
    const next = this.#merge(ids, frozen);
    for (let at = 0; at < ids.length; at = next[at]!) this.#tell(ids[at]!, found);
    if (this.#strangers.length > MOST_PAIRS) this.#forget();
  }

  /** Merges in place; `next` tells where the symbol behind each begins. */
  #merge(ids: number[], frozen: readonly boolean[]): Int32Array {
    const { length } = ids;
    const next = Int32Array.from({ length }, (_, i) => i + 1);
    const previous = Int32Array.from({ length }, (_, i) => i - 1);
    /** What the symbol and the one behind it become, -1 for nothing. */
    const joined = new Int32Array(length).fill(-1);
    const heap = new CandidateHeap(length);
    const offer = (left: number) => {
      const right = next[left]!;
      const id = right < length && !frozen[left] && !frozen[right] ? this.#join(ids[left]!, ids[right]!) : -1;
      joined[left] = id;
      if (this.#pieces[id]?.type === UNUSED) this.#parts.set(id, [ids[left]!, ids[right]!]);
      if (id >= 0) heap.push(this.#places[id]!, left);
    };
    for (let i = 0; i < length; i++) offer(i);
    while (heap.size > 0) {
      const place = heap.topOrder;
      const at = heap.topPosition;
      heap.pop();
      const id = joined[at]!;
      if (id < 0 || this.#places[id] !== place) continue;
      const gone = next[at]!;
      ids[at] = id;
      joined[gone] = -1;
      next[at] = next[gone]!;
      if (next[at]! < length) previous[next[at]!] = at;
      offer(at);
      if (previous[at]! >= 0) offer(previous[at]!);
    }
    return next;
  }

  #idOf(text: string): number {
    const known = this.#ids.get(text) ?? this.#strange.get(text);
    if (known !== undefined) return known;
    const id = this.#pieces.length + this.#strangers.length;
    this.#strange.set(text, id);
    this.#strangers.push(text);
    return id;
  }

  #textOf(id: number): string {
    return this.#pieces[id]?.text ?? this.#strangers[id - this.#pieces.length]!;
  }

  #join(left: number, right: number): number {
    const key = left * SYMBOLS + right;
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    const id = this.#ids.get(this.#textOf(left) + this.#textOf(right)) ?? -1;
    if (this.#pairs.size >= MOST_PAIRS) this.#pairs.clear();
    this.#pairs.set(key, id);
    return id;
  }

  #tell(id: number, found: (id: number, text: string) => void): void {
    const piece = this.#pieces[id];
    const parts = piece?.type === UNUSED ? this.#parts.get(id) : undefined;
    if (parts) for (const part of parts) this.#tell(part, found);
    else if (piece === undefined) found(this.#unknownId, this.#textOf(id));
    else found(id, piece.text);
  }

  #forget(): void {
    this.#strange.clear();
    this.#strangers.length = 0;
    this.#pairs.clear();
  }
}
