import { COLUMN, divideByMaximum, FEATURE_COUNT } from "./feature-list.ts";
import type { Spans } from "./spans.ts";
import { TITLE_WORDS } from "./titles.ts";

const BEST = 3;

/**
 * Follows the best units one step further: a name that they have and the question lacks may be what the other half of
 * the answer is about (HotpotQA's bridge questions). Fills "bridge" and "bridgeTitle".
 */
export function bridges(spans: Spans, inQuery: Uint8Array, matrix: Float32Array): void {
  const { count, from, to, terms, frequency, passage, passageFrom, passageTo } = spans;
  const best = bestUnits(count, matrix);
  const weight = new Float32Array(terms.stems.length);
  for (const i of best) {
    for (let w = from[i]! + 1; w < to[i]!; w++) {
      const id = terms.ids[w]!;
      if (!inQuery[id] && !terms.stop[id] && terms.capital[w]) weight[id] = Math.log(1 + count / (1 + frequency[id]!));
    }
  }
  const seen = new Int32Array(terms.stems.length);
  let sums = 0;
  /** What the distinct words of a range weigh. */
  const sum = (start: number, end: number): number => {
    sums++;
    let total = 0;
    for (let w = start; w < end; w++) {
      const id = terms.ids[w]!;
      if (seen[id] !== sums) total += weight[id]!;
      seen[id] = sums;
    }
    return total;
  };
  const bestPassages = new Set(best.map((i) => passage[i]!));
  for (let p = 0; p < passageFrom.length; p++) {
    const start = from[passageFrom[p]!]!;
    const end = to[passageTo[p]! - 1]!;
    const title = bestPassages.has(p) ? 0 : sum(start, Math.min(end, start + TITLE_WORDS));
    for (let i = passageFrom[p]!; i < passageTo[p]!; i++) {
      matrix[i * FEATURE_COUNT + COLUMN.bridge] = best.includes(i) ? 0 : sum(from[i]!, to[i]!);
      matrix[i * FEATURE_COUNT + COLUMN.bridgeTitle] = title;
    }
  }
  divideByMaximum(matrix, COLUMN.bridge);
  divideByMaximum(matrix, COLUMN.bridgeTitle);
}

function bestUnits(count: number, matrix: Float32Array): number[] {
  const order: [unit: number, value: number][] = [];
  for (let i = 0; i < count; i++) {
    const row = i * FEATURE_COUNT;
    const value = 0.3 * matrix[row + COLUMN.own]! + matrix[row + COLUMN.near]! + matrix[row + COLUMN.wide]!;
    if (order.length === BEST && value <= order[BEST - 1]![1]) continue;
    order.push([i, value]);
    order.sort((x, y) => y[1] - x[1]);
    order.length = Math.min(BEST, order.length);
  }
  return order.map(([i]) => i);
}
