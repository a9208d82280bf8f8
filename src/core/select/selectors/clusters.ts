import { Likeness } from "./likeness.ts";
import type { Selector } from "./selector.ts";
import { shortlist } from "./shortlist.ts";
import { worthOf } from "./worth.ts";

/** Times that medoids are chosen and units dealt to them anew: they seldom move after that. */
const ROUNDS = 3;

/** With more the last are of single units, and comparing all with all takes longer than a person waits. */
const MOST_CLUSTERS = 64;

/**
 * Clusters with medoids: the relevant units are dealt to as many clusters of like words as units fit the budget, and one
 * stands for each, the one that is worth most of those at its heart; then the next of each (68, CRAG). In time of the
 * shortlist times the clusters.
 */
export const clusters: Selector = {
  name: "clusters",
  summary: "one for each group of alike, then the next of each",
  *order(choosing) {
    const { tokens, budget } = choosing;
    const units = shortlist(choosing);
    const [best] = units;
    if (best === undefined) return;
    yield best;
    const likeness = new Likeness(choosing);
    const worth = worthOf(choosing);
    let medoids = apart(units, Math.min(MOST_CLUSTERS, fittingIn(budget, units, tokens)), likeness);
    let dealt: number[][] = [];
    for (let round = 0; round < ROUNDS; round++) {
      dealt = dealtTo(medoids, units, likeness);
      medoids = dealt.map((members) => medoidOf(members, likeness, worth));
    }
    const queues = dealt.map((members, k) => [medoids[k]!, ...members.filter((unit) => unit !== medoids[k])]);
    queues.sort((a, b) => worth(b[0]!) - worth(a[0]!));
    for (let place = 0; queues.some(({ length }) => length > place); place++)
      for (const queue of queues) if (place < queue.length) yield queue[place]!;
  },
};

/** How many of the units, best first, fit the budget; at least one. */
function fittingIn(budget: number, units: readonly number[], tokens: ArrayLike<number>): number {
  let room = budget;
  const over = units.findIndex((unit) => {
    room -= tokens[unit]!;
    return room < 0;
  });
  return Math.max(1, over < 0 ? units.length : over);
}

/** The best unit and others, each as unlike its nearest as can be (Gonzalez 1985). */
function apart(units: readonly number[], count: number, likeness: Likeness): number[] {
  const medoids = new Set([units[0]!]);
  const nearest = new Map(units.map((unit) => [unit, likeness.of(unit, units[0]!)]));
  while (medoids.size < count) {
    const free = units.filter((unit) => !medoids.has(unit));
    if (free.length === 0) break;
    const next = free.reduce((best, unit) => (nearest.get(unit)! < nearest.get(best)! ? unit : best));
    medoids.add(next);
    for (const unit of free) nearest.set(unit, Math.max(nearest.get(unit)!, likeness.of(unit, next)));
  }
  return [...medoids];
}

/** The units of each medoid, best first: each goes to the one that it is most like, what is like none to the first. */
function dealtTo(medoids: readonly number[], units: readonly number[], likeness: Likeness): number[][] {
  const dealt = medoids.map((): number[] => []);
  for (const unit of units) {
    let nearest = 0;
    let most = -1;
    medoids.forEach((medoid, k) => {
      const alike = medoid === unit ? 2 : likeness.of(unit, medoid);
      if (alike > most) [nearest, most] = [k, alike];
    });
    dealt[nearest]!.push(unit);
  }
  return dealt.filter(({ length }) => length > 0);
}

/** Looks at so many of a cluster, the best. */
const MOST_MEMBERS = 24;

function medoidOf(members: readonly number[], likeness: Likeness, worth: (unit: number) => number): number {
  const looked = members.slice(0, MOST_MEMBERS);
  const inside = (unit: number) => looked.reduce((sum, other) => sum + likeness.of(unit, other), 0);
  const values = looked.map((unit) => worth(unit) * inside(unit));
  return looked[values.indexOf(Math.max(...values))] ?? members[0]!;
}
