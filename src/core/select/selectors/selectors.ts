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

/** The first is the default; a new one is one file and one line here. */
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
