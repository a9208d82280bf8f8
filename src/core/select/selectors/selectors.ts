import { coverage } from "./coverage.ts";
import { ends } from "./ends.ts";
import { marginal } from "./marginal.ts";
import { maxMin } from "./max-min.ts";
import type { Selector } from "./selector.ts";
import { value } from "./value.ts";

/** The first is the default; a new one is one file and one line here. */
export const SELECTORS = [value, marginal, maxMin, coverage, ends] as const satisfies readonly Selector[];

export type SelectorName = string;

export const SELECTOR_NAMES: readonly SelectorName[] = SELECTORS.map(({ name }) => name);

export function selectorNamed(name: SelectorName): Selector | undefined {
  return SELECTORS.find((selector) => selector.name === name);
}
