import type { Vocabulary } from "../../src/core/tokenizer/vocabulary.ts";

/**
 * A vocabulary of the bytes and random merges of few letters, so that merges get in each other's way far more often
 * than in a trained one. By rank or by list; in a list the order of the merges is not that of the ids.
 */
export function randomVocabulary(below: (n: number) => number, byRank: boolean): Vocabulary {
  const letters = ["a", "b", "c"].slice(0, 1 + below(3));
  const tokens = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
  const parts = letters.map((letter) => letter.charCodeAt(0));
  const merges: [number, number, number][] = [];
  for (let tries = 4 + below(40); tries > 0; tries--) {
    const left = parts[below(parts.length)];
    const right = parts[below(parts.length)];
    const joined = tokens[left] + tokens[right];
    if (joined.length > 40 || tokens.includes(joined)) continue;
    merges.push([left, right, tokens.length]);
    parts.push(tokens.length);
    tokens.push(joined);
  }
  if (!byRank) for (let i = merges.length - 1; i > 0; i--) swap(merges, i, below(i + 1));
  const offsets = new Uint32Array(tokens.length + 1);
  for (const [id, token] of tokens.entries()) offsets[id + 1] = offsets[id] + token.length;
  return {
    name: "random",
    pattern: "cl100k",
    bytes: Uint8Array.from(tokens.join(""), (character) => character.charCodeAt(0)),
    offsets,
    merges: byRank ? null : Uint32Array.from(merges.flat()),
    wholePieces: byRank,
    nfc: false,
  };
}

function swap<T>(values: T[], i: number, j: number): void {
  [values[i], values[j]] = [values[j], values[i]];
}

/** The definition: again and again the earliest merge anywhere, the leftmost of equal ones. */
export function mergeByDefinition(vocabulary: Vocabulary, bytes: Uint8Array): number[] {
  const text = (id: number): string =>
    String.fromCharCode(...vocabulary.bytes.subarray(vocabulary.offsets[id], vocabulary.offsets[id + 1]));
  const orders = new Map<string, [number, number]>();
  if (vocabulary.merges) {
    for (let i = 0; i < vocabulary.merges.length; i += 3) {
      orders.set(`${vocabulary.merges[i]},${vocabulary.merges[i + 1]}`, [i, vocabulary.merges[i + 2]]);
    }
  }
  const ranks = new Map(Array.from({ length: vocabulary.offsets.length - 1 }, (_, id) => [text(id), id]));
  const order = (left: number, right: number): [number, number] | undefined => {
    if (vocabulary.merges) return orders.get(`${left},${right}`);
    const id = ranks.get(text(left) + text(right));
    return id === undefined ? undefined : [id, id];
  };
  const ids = Array.from(bytes);
  for (;;) {
    let best: [number, number] | undefined;
    let at = 0;
    for (let i = 0; i + 1 < ids.length; i++) {
      const found = order(ids[i], ids[i + 1]);
      if (found && (!best || found[0] < best[0])) [best, at] = [found, i];
    }
    if (!best) return ids;
    ids.splice(at, 2, best[1]);
  }
}
