import { sharedLength } from "./broken-prefix.ts";
import { type CacheRule, cachedTokens } from "./cache-rules.ts";

/** A beginning that several prompts share, and what goes on from it. */
export interface PrefixNode {
  /** Tokens from the start of the prompts to here. */
  readonly depth: number;
  /** Numbers of the prompts that begin so, in the order of their tokens. */
  readonly prompts: readonly number[];
  /** Longer beginnings that two or more of them share. */
  readonly children: readonly PrefixNode[];
}

export interface PrefixTree {
  readonly root: PrefixNode;
  /** Tokens of all prompts. */
  readonly tokens: number;
  /** Tokens when every shared beginning is counted once. */
  readonly distinct: number;
  /** For each prompt in the order of their tokens, what it shares with those before it. */
  readonly shared: Uint32Array;
  /** Number of the prompt at each place of that order. */
  readonly order: Uint32Array;
}

/** The tree of beginnings of prompts, each a list of tokens; sorted, neighbours share most. */
export function prefixTree(prompts: readonly ArrayLike<number>[]): PrefixTree {
  const order = Uint32Array.from(prompts.keys()).sort((a, b) => compare(prompts[a]!, prompts[b]!) || a - b);
  const shared = new Uint32Array(order.length);
  let tokens = 0;
  for (let i = 0; i < order.length; i++) {
    tokens += prompts[order[i]!]!.length;
    if (i > 0) shared[i] = sharedLength(prompts[order[i - 1]!]!, prompts[order[i]!]!);
  }
  const distinct = tokens - shared.reduce((sum, length) => sum + length, 0);
  return { root: rootOf(order, shared), tokens, distinct, shared, order };
}

/**
 * Tokens that come from the cache when every prompt is sent once, one after the other, by a vendor's rule. Whatever the
 * order, a prompt finds what it shares with one before it.
 */
export function cacheableTokens({ shared }: PrefixTree, rule: Pick<CacheRule, "least" | "step">): number {
  return shared.reduce((sum, length) => sum + cachedTokens(length, rule), 0);
}

function compare(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const at = sharedLength(a, b);
  if (at === a.length || at === b.length) return a.length - b.length;
  return a[at]! - b[at]!;
}

interface Open {
  readonly depth: number;
  readonly from: number;
  readonly children: PrefixNode[];
}

/** Neighbours with what they share, as a tree: an interval of the order for each depth at which some part. */
function rootOf(order: Uint32Array, shared: Uint32Array): PrefixNode {
  const open: Open[] = [{ depth: 0, from: 0, children: [] }];
  const closed = ({ depth, from, children }: Open, to: number): PrefixNode => ({
    depth,
    prompts: Array.from(order.subarray(from, to)),
    children,
  });
  for (let i = 1; i <= order.length; i++) {
    const depth = i < order.length ? shared[i]! : 0;
    let from = i - 1;
    while (open.at(-1)!.depth > depth) {
      const last = open.pop()!;
      from = last.from;
      const node = closed(last, i);
      if (open.at(-1)!.depth >= depth) open.at(-1)!.children.push(node);
      else open.push({ depth, from, children: [node] });
    }
    if (open.at(-1)!.depth < depth) open.push({ depth, from, children: [] });
  }
  return closed(open[0]!, order.length);
}
