import type { Range } from "../../plan/plan.ts";
import { STOP_WORDS } from "../../select/stop-words.ts";
import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import { type Cutter, cutOf } from "../cutter.ts";

const WORD = /\S+/g;

/** Words taken out by chance, as many as the budget needs: what no method may be worse than. */
export function randomWordsCutter(tokenizer: Tokenizer): Cutter {
  return (text, budget) => {
    let state = 7;
    const ranks = () => {
      state = (state * 1_664_525 + 1_013_904_223) >>> 0;
      return state;
    };
    return withoutWords(text, budget, tokenizer, ranks);
  };
}

/** English stop words taken out first, the rest by chance. */
export function stopWordsCutter(tokenizer: Tokenizer): Cutter {
  return (text, budget) => {
    let state = 7;
    const ranks = (word: string) => {
      state = (state * 1_664_525 + 1_013_904_223) >>> 0;
      return STOP_WORDS.has(word.toLowerCase().replace(/[^\p{L}]/gu, "")) ? state - 2 ** 32 : state;
    };
    return withoutWords(text, budget, tokenizer, ranks);
  };
}

/** The text without the words of lowest rank, as few of them as bring it under the budget. */
function withoutWords(text: string, budget: number, tokenizer: Tokenizer, rankOf: (word: string) => number) {
  const words = Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    range: [index, index + word.length] as Range,
    rank: rankOf(word),
  }));
  const byRank = [...words].sort((a, b) => b.rank - a.rank);
  const cut = (count: number) => {
    const least = byRank[count - 1]?.rank ?? Number.POSITIVE_INFINITY;
    return cutOf(
      text,
      words.filter(({ rank }) => rank >= least).map(({ range }) => range),
      " ",
    );
  };
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tokenizer.count(cut(middle).text) <= budget) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? undefined : cut(low);
}
