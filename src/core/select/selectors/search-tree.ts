/** Ways to go on from a set that are looked at: the best by what they add for their cost. */
const BRANCHES = 6;

/** How much a way that was seldom tried is preferred (UCT, Kocsis and Szepesvári 2006). */
const CURIOSITY = 0.5;

/** In a random end of a walk each of the best is passed over so often. */
const PASSED_OVER = 0.15;

const SEED = 17;

interface Node {
  readonly index: number;
  visits: number;
  total: number;
  children: Node[] | undefined;
}

/** What an item adds to those already taken. */
export type Gain = (index: number, taken: readonly number[]) => number;

/**
 * Searches sets of items, given from the best to the worst, for one of great value under a cost. Item 0 is always in it.
 * The random numbers are always the same.
 */
export class SearchTree {
  readonly #costs: readonly number[];
  readonly #gain: Gain;
  readonly #budget: number;
  readonly #root: Node = { index: 0, visits: 0, total: 0, children: undefined };
  #state = SEED;

  constructor(costs: readonly number[], gain: Gain, budget: number) {
    this.#costs = costs;
    this.#gain = gain;
    this.#budget = budget;
  }

  /** The best set that so many walks found, in the order in which its items were taken. */
  best(steps: number): readonly number[] {
    let best: readonly number[] = [0];
    let most = Number.NEGATIVE_INFINITY;
    // What greedy choice comes to: values are shares of it.
    const [, scale] = this.#filled([0], this.#gain(0, []), 0);
    for (let step = 0; step < steps; step++) {
      const path = this.#down();
      const taken = path.map(({ index }) => index);
      const known = taken.reduce((sum, index, i) => sum + this.#gain(index, taken.slice(0, i)), 0);
      const [set, value] = this.#filled(taken, known, step === 0 ? 0 : PASSED_OVER);
      for (const node of path) {
        node.visits++;
        node.total += value / Math.max(1e-9, scale);
      }
      if (value > most) [best, most] = [set, value];
    }
    return best;
  }

  /** Down to a node that was not visited, or that no item can be added to. */
  #down(): Node[] {
    const path = [this.#root];
    for (let node = this.#root; node.visits > 0; ) {
      node.children ??= this.#childrenOf(path);
      const next = preferred(node);
      if (next === undefined) break;
      path.push(next);
      node = next;
    }
    return path;
  }

  #childrenOf(path: readonly Node[]): Node[] {
    const taken = path.map(({ index }) => index);
    const room = this.#budget - taken.reduce((sum, index) => sum + this.#costs[index]!, 0);
    const ways: { readonly index: number; readonly rate: number }[] = [];
    for (let index = 1; index < this.#costs.length && ways.length < 2 * BRANCHES; index++) {
      if (this.#costs[index]! > room || taken.includes(index)) continue;
      ways.push({ index, rate: this.#gain(index, taken) / Math.sqrt(this.#costs[index]!) });
    }
    ways.sort((a, b) => b.rate - a.rate);
    return ways.slice(0, BRANCHES).map(({ index }) => ({ index, visits: 0, total: 0, children: undefined }));
  }

  /** Takes the best of what has room, passing some over by chance; with the value of it all. */
  #filled(taken: readonly number[], known: number, passedOver: number): [set: number[], value: number] {
    const set = [...taken];
    let value = known;
    let room = this.#budget - taken.reduce((sum, index) => sum + this.#costs[index]!, 0);
    for (let index = 1; index < this.#costs.length; index++) {
      if (this.#costs[index]! > room || taken.includes(index)) continue;
      if (passedOver > 0 && this.#random() < passedOver) continue;
      value += this.#gain(index, set);
      room -= this.#costs[index]!;
      set.push(index);
    }
    return [set, value];
  }

  #random(): number {
    this.#state = (this.#state * 1_664_525 + 1_013_904_223) >>> 0;
    return this.#state / 2 ** 32;
  }
}

function preferred({ visits, children = [] }: Node): Node | undefined {
  let best: Node | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const child of children) {
    if (child.visits === 0) return child;
    const upper = child.total / child.visits + CURIOSITY * Math.sqrt(Math.log(visits) / child.visits);
    if (upper > most) [best, most] = [child, upper];
  }
  return best;
}
