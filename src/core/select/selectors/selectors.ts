import { clusters } from "./clusters.ts";
import { coverage } from "./coverage.ts";
import { ends } from "./ends.ts";
import { marginal } from "./marginal.ts";
import { maxMin } from "./max-min.ts";
import { parts } from "./parts.ts";
import { search } from "./search.ts";
import type { Selector } from "./selector.ts";
import { value } from "./value.ts";
import { votes } from "./votes.ts";

/**
 * The first is the default; a new one is one file and one line here. Mean of the shares kept of hotpot100, chroma, squad2
 * and nq20 at 256, 512, 1,024 and 2,048 tokens (`evaluate select --selectors --questions 40`):
 *   value 91.7 96.1 98.9 99.7, search 92.7 95.9 98.7 100.0, votes 91.6 95.9 98.5 99.4, coverage 90.7 96.4 99.0 99.4,
 *   marginal 89.7 95.2 99.3 100.0, parts 89.6 95.0 97.7 100.0, max-min 80.8 91.2 97.7 99.4, clusters 79.4 81.3 88.5 96.4,
 *   ends 64.8 70.6 79.7 89.6.
 * Value, search, votes and coverage differ by less than so few questions can tell; value takes the least time of them.
 */
export const SELECTORS = [
  value,
  marginal,
  maxMin,
  coverage,
  clusters,
  search,
  parts,
  votes,
  ends,
] as const satisfies readonly Selector[];

export type SelectorName = string;

export const SELECTOR_NAMES: readonly SelectorName[] = SELECTORS.map(({ name }) => name);

export function selectorNamed(name: SelectorName): Selector | undefined {
  return SELECTORS.find((selector) => selector.name === name);
}
