import type { FitOptions } from "./options.ts";
import type { Source } from "./source.ts";
import type { Unit } from "./unit.ts";

/** Why a unit must stay; empty where it may go. */
export function protectionOf(source: Source, units: readonly Unit[], options: FitOptions): string[] {
  const reasons: string[] = units.map(() => "");
  const asked = (options.query ?? "").trim() !== "";
  units.forEach((unit, i) => {
    const kind = source.blocks[unit.block]!.kind;
    if (kind === "front-matter") reasons[i] = "front matter";
    else if (kind === "code" && !asked) reasons[i] = "code fence";
  });
  return reasons;
}
