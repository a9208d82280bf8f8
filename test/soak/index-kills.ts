// node test/soak/index-kills.ts: the faults of the index with 50 kills in place of 10 (SOAK_KILLS for another number).
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const file = fileURLToPath(new URL("../unit/node/index/index-faults.test.ts", import.meta.url));
const { status } = spawnSync(process.execPath, ["--test", "--test-name-pattern=killed", file], {
  stdio: "inherit",
  env: { ...process.env, SOAK_KILLS: process.env.SOAK_KILLS ?? "50" },
});
process.exitCode = status ?? 1;
