// Packs a vocabulary as src/core/tokenizer/unpack-vocabulary.ts describes.
import { deflateRawSync } from "node:zlib";
import type { SourceVocabulary } from "./vocabulary-sources.ts";

/** A run of tokens that stand in the base vocabulary in the same order. */
interface Run {
  readonly own: number;
  readonly start: number;
  readonly count: number;
}

/** Shorter runs cost more than the tokens. */
const SHORTEST_RUN = 8;

const keyOf = (token: Uint8Array) => Buffer.from(token).toString("latin1");

function runsIn(tokens: readonly Uint8Array[], base: readonly Uint8Array[]): Run[] {
  const ids = new Map(base.map((token, id) => [keyOf(token), id]));
  const runs: Run[] = [];
  let own = 0;
  for (let i = 0; i < tokens.length; ) {
    const start = tokens[i]!.length > 0 ? ids.get(keyOf(tokens[i]!)) : undefined;
    let count = 0;
    if (start !== undefined)
      while (
        i + count < tokens.length &&
        base[start + count] &&
        Buffer.compare(tokens[i + count]!, base[start + count]!) === 0
      )
        count++;
    if (start !== undefined && count >= SHORTEST_RUN) {
      runs.push({ own, start, count });
      own = 0;
      i += count;
    } else {
      own++;
      i++;
    }
  }
  return [...runs, { own, start: 0, count: 0 }];
}

function varints(numbers: readonly number[]): Buffer {
  const bytes: number[] = [];
  for (let n of numbers) {
    for (; n > 127; n >>>= 7) bytes.push((n & 127) | 128);
    bytes.push(n);
  }
  return Buffer.from(bytes);
}

/** The merges follow the ids, so that only the length of each left part need be stored. */
function leftLengths({ tokens, merges }: SourceVocabulary): { first: number; lengths: Buffer } {
  if (!merges) return { first: 0, lengths: Buffer.alloc(0) };
  const first = tokens.length - merges.length;
  merges.forEach(([left, right], i) => {
    if (keyOf(left) + keyOf(right) !== keyOf(tokens[first + i]!))
      throw new Error(`merge ${i} is not token ${first + i}`);
  });
  return { first, lengths: Buffer.from(merges.map(([left]) => left.length)) };
}

/** Base64 of the packed vocabulary. */
export function packVocabulary(vocabulary: SourceVocabulary, base: readonly Uint8Array[]): string {
  const { tokens } = vocabulary;
  const runs = runsIn(tokens, base);
  const own: Uint8Array[] = [];
  let id = 0;
  for (const run of runs) {
    for (const token of tokens.slice(id, id + run.own)) own.push(token);
    id += run.own + run.count;
  }
  if (own.some((token) => token.length > 255)) throw new Error("a token is longer than 255 bytes");
  const { first, lengths } = leftLengths(vocabulary);
  const head = [tokens.length, first, lengths.length, runs.length, ...runs.flatMap((r) => [r.own, r.start, r.count])];
  const payload = Buffer.concat([varints(head), Buffer.from(own.map((token) => token.length)), lengths, ...own]);
  return deflateRawSync(payload, { level: 9, memLevel: 9 }).toString("base64");
}
