// npm run soak [-- PART...]: laws on far more texts than `npm test` has time for; ends with status 1 where one is broken.
// npm run soak -- panel-memory [MINUTES]: an hour of edits before the panel, which runs only where it is named.
import { fitPairs } from "./fit-pairs.ts";
import { indexKills } from "./index-kills.ts";
import { panelMemory } from "./panel-memory.ts";
import { selections } from "./select.ts";
import { stages } from "./stages.ts";

/** What a part found. */
export interface Soaked {
  readonly checked: number;
  /** Which text breaks which law. */
  readonly failures: readonly string[];
}

const parts: Record<string, () => Promise<Soaked>> = {
  stages,
  "fit-pairs": fitPairs,
  "index-kills": indexKills,
  select: selections,
};
const [named, minutes] = process.argv.slice(2);
const measuring: typeof parts = {
  "panel-memory": () => panelMemory(minutes === undefined ? undefined : Number(minutes)),
};

const isMeasuring = named !== undefined && named in measuring;
const chosen = isMeasuring ? [named] : named === undefined ? Object.keys(parts) : process.argv.slice(2);
for (const name of chosen) {
  const part = parts[name] ?? measuring[name];
  if (!part) throw new Error(`No part "${name}"; there are ${Object.keys({ ...parts, ...measuring }).join(", ")}.`);
  const start = performance.now();
  const { checked, failures } = await part();
  for (const failure of failures) console.log(`  ${failure}`);
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`${name}: ${checked} checked, ${failures.length} failed, ${seconds} s`);
  if (failures.length > 0) process.exitCode = 1;
}
