import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Soaked } from "./run.ts";

const KILLS = process.env.SOAK_KILLS ?? "50";

/** The test that kills a process while it builds an index, with far more kills: what it leaves is sound and goes on. */
export async function indexKills(): Promise<Soaked> {
  const file = fileURLToPath(new URL("../unit/node/index/index-faults.test.ts", import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, ["--test", "--test-name-pattern=killed", file], {
    encoding: "utf8",
    env: { ...process.env, SOAK_KILLS: KILLS },
  });
  return { checked: Number(KILLS), failures: status === 0 ? [] : [stdout] };
}
