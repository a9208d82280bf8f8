import type { Range } from "../../plan/plan.ts";
import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import { type Cutter, cutOf } from "../cutter.ts";
import { joined } from "../kept-share.ts";

const CHUNK_TOKENS = 100;
const K1 = 1.2;
const B = 0.75;

/**
 * What most retrieval does: chunks of 100 tokens, the best by BM25 (Robertson and Zaragoza 2009; k1 = 1.2, b = 0.75) while
 * they fit. Terms are words; for scripts without blanks between them pairs of characters.
 */
export function bm25Cutter(tokenizer: Tokenizer): Cutter {
  return (text, budget, question) => {
    const document = tokenizer.open(text);
    const chunks: Range[] = [];
    for (let token = 0; token < document.tokens; token += CHUNK_TOKENS) {
      const end = Math.min(token + CHUNK_TOKENS, document.tokens);
      chunks.push([document.offsetOfToken(token), document.offsetOfToken(end)]);
    }
    const scores = bm25(
      chunks.map(([start, end]) => termsOf(text.slice(start, end))),
      new Set(termsOf(question)),
    );
    const kept: Range[] = [];
    let tokens = 0;
    for (const i of [...chunks.keys()].sort((a, b) => scores[b]! - scores[a]!)) {
      const cost = tokenizer.count(text.slice(...chunks[i]!));
      if (tokens + cost > budget) continue;
      tokens += cost;
      kept.push(chunks[i]!);
    }
    return cutOf(text, joined(kept));
  };
}

/** What each of some chunks, given by their terms, is worth for the terms asked about. */
export function bm25(chunks: readonly (readonly string[])[], asked: ReadonlySet<string>): number[] {
  const average = chunks.reduce((sum, words) => sum + words.length, 0) / Math.max(1, chunks.length);
  const scores = chunks.map(() => 0);
  for (const term of asked) {
    const counts = chunks.map((words) => words.filter((word) => word === term).length);
    const having = counts.filter((count) => count > 0).length;
    const rarity = Math.log(1 + (chunks.length - having + 0.5) / (having + 0.5));
    counts.forEach((count, i) => {
      const length = K1 * (1 - B + (B * chunks[i]!.length) / average);
      scores[i]! += (rarity * count * (K1 + 1)) / (count + length);
    });
  }
  return scores;
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

export function termsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).flatMap((word) => {
    if (!UNSPACED.test(word)) return [word];
    return word.length < 2 ? [word] : Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2));
  });
}
