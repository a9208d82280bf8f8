import type { Candidate } from "../../plan/pack.ts";
import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import type { Unit } from "../units/unit.ts";

/** Text to count a unit by: with what merges into its first or last token. */
export interface Costs {
  costText(unit: number): string;
}

/** What each unit takes alone, and what it needs. */
export function candidatesOf(units: readonly Unit[], costs: Costs, tokenizer: Tokenizer): Candidate[] {
  return units.map(({ needs }, i) => ({ tokens: tokenizer.measure(costs.costText(i)).high, needs }));
}
