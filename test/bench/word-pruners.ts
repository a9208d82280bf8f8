import type { Range } from "../../src/core/plan/plan.ts";
import { stem } from "../../src/core/select/stem.ts";
import { STOP_WORDS } from "../../src/core/select/stop-words.ts";
import type { Tokenizer } from "../../src/core/tokenizer/tokenizer.ts";

/** A text shortened to a budget, and the ranges of the source that stand in it. */
export interface Pruned {
  readonly text: string;
  readonly kept: readonly Range[];
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly bare: string;
}

const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(/\S+/gu), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    bare: word.toLowerCase().replace(/[^\p{L}\p{M}\p{N}'’]/gu, ""),
  }));

/** The longest text that fits when words go in an order; `worth` of a word is what it stays for. */
function pruned(
  text: string,
  budget: number,
  tokenizer: Tokenizer,
  worth: (word: Word, index: number) => number,
): Pruned {
  const words = wordsOf(text);
  const values = words.map(worth);
  const order = [...words.keys()].sort((a, b) => values[a]! - values[b]! || a - b);
  const place = new Int32Array(words.length);
  order.forEach((word, i) => {
    place[word] = i;
  });
  const without = (gone: number): Pruned => {
    const stays = words.filter((_, i) => place[i]! >= gone);
    const kept = stays.map(({ start, end }) => [start, end] as const);
    return { text: kept.map(([start, end]) => text.slice(start, end)).join(" "), kept };
  };
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokenizer.count(without(middle).text) <= budget) high = middle;
    else low = middle + 1;
  }
  return without(low);
}

/** Words in no order, the same each time. */
export function atRandom(text: string, budget: number, tokenizer: Tokenizer): Pruned {
  let state = 7;
  return pruned(text, budget, tokenizer, () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state;
  });
}

export const theBeginning = (text: string, budget: number, tokenizer: Tokenizer): Pruned =>
  pruned(text, budget, tokenizer, (_, i) => -i);

/** Stop words first, then the words that are most frequent in the text. */
export function withoutStopWords(text: string, budget: number, tokenizer: Tokenizer): Pruned {
  const counts = countsOf(text);
  return pruned(text, budget, tokenizer, ({ bare }) => (STOP_WORDS.has(bare) ? -1 : 1 / counts.get(stem(bare))!));
}

/** By rarity in the text, figures and capitals before all: the best of the rules in methods 18 and its kin. */
export function byRarity(text: string, budget: number, tokenizer: Tokenizer): Pruned {
  const counts = countsOf(text);
  return pruned(text, budget, tokenizer, ({ start, bare }) => {
    const rarity = STOP_WORDS.has(bare) ? 0 : Math.log((text.length + 1) / counts.get(stem(bare))!) / 2;
    return rarity + (/\p{N}/u.test(bare) ? 4 : 0) + (start > 0 && /\p{Lu}/u.test(text[start]!) ? 3 : 0);
  });
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { bare } of wordsOf(text)) counts.set(stem(bare), (counts.get(stem(bare)) ?? 0) + 1);
  return counts;
}
