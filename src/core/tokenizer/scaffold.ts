// Replaced by the real core; slow but right, so that the rooms above can be built on it.
import { Tiktoken } from "js-tiktoken/lite";
import o200k from "js-tiktoken/ranks/o200k_base";
import type { Count, TokenDocument, Tokenizer, TokenRange } from "./tokenizer.ts";

export function scaffoldTokenizer(): Tokenizer {
  const bpe = new Tiktoken(o200k);
  const encode = (text: string) => Uint32Array.from(bpe.encode(text, [], []));
  const count = (text: string) => encode(text).length;
  const exactly = (n: number): Count => ({ tokens: n, low: n, high: n, exact: true });
  const offsetsOf = (ids: Uint32Array): Uint32Array => {
    const offsets = new Uint32Array(ids.length + 1);
    for (let i = 0; i < ids.length; i++) offsets[i + 1] = (offsets[i] ?? 0) + bpe.decode([ids[i] as number]).length;
    return offsets;
  };
  const open = (initial: string): TokenDocument => {
    let text = initial;
    let ids = encode(text);
    let offsets = offsetsOf(ids);
    return {
      get text() {
        return text;
      },
      get length() {
        return text.length;
      },
      get tokens() {
        return ids.length;
      },
      get measure() {
        return exactly(ids.length);
      },
      edit(start, end, replacement) {
        text = text.slice(0, start) + replacement + text.slice(end);
        ids = encode(text);
        offsets = offsetsOf(ids);
      },
      offsetOfToken: (n) => offsets[n] ?? text.length,
      tokensBefore: (offset) =>
        Math.max(
          0,
          offsets.findLastIndex((o) => o <= offset),
        ),
      tokensIn(start, end): TokenRange {
        const from = Math.max(
          0,
          offsets.findLastIndex((o) => o <= start),
        );
        const found = offsets.findIndex((o) => o >= end);
        const to = found < 0 ? ids.length : found;
        return { ids: ids.slice(from, to), offsets: offsets.slice(from, to + 1) };
      },
      slice: (start, end) => text.slice(start, end),
    };
  };
  return {
    name: "o200k_base",
    exact: true,
    vocabularySize: 200_019,
    encode,
    count,
    measure: (text) => exactly(count(text)),
    decode: (ids) => bpe.decode(Array.from(ids)),
    open,
  };
}
