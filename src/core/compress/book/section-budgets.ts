/** What is handed out to sections, passage by passage. */
export interface Shares {
  /** Passages from the first that is to be told of to the last. */
  readonly order: Int32Array;
  /** Tokens of each passage, about. */
  readonly sizes: Float32Array;
  /** The section of each passage. */
  readonly sectionOf: Int32Array;
}

/**
 * Budgets for the sections of a book: what each needs, and for each passage of it, in their order, as many tokens as the
 * passage has, as long as there are any. A larger budget gives no section less. Also the sections that would get more
 * next, in order.
 */
export function sectionBudgets(
  { order, sizes, sectionOf }: Shares,
  needed: ArrayLike<number>,
  budget: number,
): { budgets: Float64Array; next: number[] } {
  const budgets = Float64Array.from(needed);
  let left = budget - budgets.reduce((a, b) => a + b, 0);
  let at = 0;
  for (; at < order.length && left > 0; at++) {
    const p = order[at]!;
    const more = Math.min(left, sizes[p]!);
    budgets[sectionOf[p]!]! += more;
    left -= more;
  }
  const next = new Set<number>();
  for (let k = Math.max(0, at - 1); k < order.length && next.size < budgets.length; k++)
    next.add(sectionOf[order[k]!]!);
  return { budgets: budgets.map(Math.floor), next: [...next] };
}
