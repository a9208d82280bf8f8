import { type Cheapest, cheapestOf } from "./cheapest.ts";
import type { Counted } from "./comparison.ts";

export interface NamedCheapest extends Omit<Cheapest, "best" | "next"> {
  readonly tokenizer: string;
  readonly next: string;
}

/** Among the exact ones: the interval of an estimate is wider than most differences. */
export function cheapestExact({
  counted,
  perFile,
}: {
  readonly counted: readonly Counted[];
  /** For each of them the tokens of each file. */
  readonly perFile: readonly (readonly number[])[];
}): NamedCheapest | null {
  const exact = counted.map((_, i) => i).filter((i) => counted[i]!.count.exact);
  const cheapest = cheapestOf(exact.map((i) => perFile[i]!));
  if (cheapest === null) return null;
  const nameOf = (index: number) => counted[exact[index]!]!.tokenizer;
  return { ...cheapest, tokenizer: nameOf(cheapest.best), next: nameOf(cheapest.next) };
}
