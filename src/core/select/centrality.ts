import type { Spans } from "./spans.ts";

const ROUNDS = 6;
const DAMPING = 0.85;

/**
 * How central each unit is to the whole, 1 for the most: units that share rare words with other central units.
 * The rank of TextRank (Mihalcea and Tarau 2004) on the graph of units and words instead of units and units, which
 * gives each round in time linear in the text.
 */
export function centrality(spans: Spans): Float32Array {
  const { count, from, to, terms, frequency } = spans;
  const idf = Float32Array.from(frequency, (f, id) => (terms.stop[id] || f < 2 ? 0 : Math.log(1 + count / f)));
  const norm = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let w = from[i]!; w < to[i]!; w++) sum += idf[terms.ids[w]!]! ** 2;
    norm[i] = sum > 0 ? 1 / Math.sqrt(sum) : 0;
  }
  let rank = new Float32Array(count).fill(1 / Math.max(1, count));
  const word = new Float64Array(terms.stems.length);
  for (let round = 0; round < ROUNDS; round++) {
    word.fill(0);
    for (let i = 0; i < count; i++) {
      const share = rank[i]! * norm[i]!;
      for (let w = from[i]!; w < to[i]!; w++) word[terms.ids[w]!]! += share * idf[terms.ids[w]!]!;
    }
    const next = new Float32Array(count);
    let total = 0;
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let w = from[i]!; w < to[i]!; w++) sum += word[terms.ids[w]!]! * idf[terms.ids[w]!]!;
      next[i] = sum * norm[i]!;
      total += next[i]!;
    }
    for (let i = 0; i < count; i++) {
      next[i] = (1 - DAMPING) / count + (total > 0 ? (DAMPING * next[i]!) / total : 0);
    }
    rank = next;
  }
  const most = rank.reduce((a, b) => Math.max(a, b), 0);
  return most > 0 ? rank.map((r) => r / most) : rank;
}
