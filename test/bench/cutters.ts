import type { Range } from "../../src/core/plan/plan.ts";
import type { Tokenizer } from "../../src/core/tokenizer/tokenizer.ts";

interface Cut {
  readonly kept: readonly Range[];
  readonly tokens: number;
}

/** What most tools do: the text up to where the budget ends. */
export function headOf(text: string, budget: number, tokenizer: Tokenizer): Cut {
  const document = tokenizer.open(text);
  const tokens = Math.min(budget, document.tokens);
  return { kept: [[0, document.offsetOfToken(tokens)]], tokens };
}

/** BM25 (Robertson and Zaragoza 2009; k1 = 1.2, b = 0.75) over chunks of 100 tokens, the best ones while they fit. */
export function bm25Chunks(text: string, budget: number, question: string, tokenizer: Tokenizer): Cut {
  const document = tokenizer.open(text);
  const chunks: Range[] = [];
  for (let token = 0; token < document.tokens; token += 100)
    chunks.push([document.offsetOfToken(token), document.offsetOfToken(Math.min(token + 100, document.tokens))]);
  const terms = chunks.map(([start, end]) => termsOf(text.slice(start, end)));
  const average = terms.reduce((sum, words) => sum + words.length, 0) / terms.length;
  const asked = new Set(termsOf(question));
  const scores = terms.map(() => 0);
  for (const term of asked) {
    const counts = terms.map((words) => words.filter((word) => word === term).length);
    const having = counts.filter((count) => count > 0).length;
    const rarity = Math.log(1 + (terms.length - having + 0.5) / (having + 0.5));
    counts.forEach((count, i) => {
      const length = 1.2 * (0.25 + (0.75 * terms[i]!.length) / average);
      scores[i]! += (rarity * count * 2.2) / (count + length);
    });
  }
  const order = [...chunks.keys()].sort((a, b) => scores[b]! - scores[a]!);
  const kept: Range[] = [];
  let tokens = 0;
  for (const i of order) {
    const cost = tokenizer.count(text.slice(...chunks[i]!));
    if (tokens + cost > budget) continue;
    tokens += cost;
    kept.push(chunks[i]!);
  }
  return { kept, tokens };
}

const termsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
