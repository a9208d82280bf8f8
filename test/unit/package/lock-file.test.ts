import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

interface Locked {
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
}

const lock = JSON.parse(readFileSync(new URL("../../../package-lock.json", import.meta.url), "utf8"));
const packages: readonly (readonly [string, Locked])[] = Object.entries(lock.packages);

test("the lock file names no registry", () => {
  const named = packages.filter(([, { resolved }]) => resolved !== undefined && /^https?:/.test(resolved));
  assert.deepEqual(named, []);
});

test("npm runs no install script but those the project needs", () => {
  // An npm that knows `allowScripts` asks there; an older one runs what the lock file says has a script. The script of
  // onnxruntime-node downloads 200 MB for graphics cards, and fails without the network: `npm update` puts it back.
  const scripts = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([name]) => name);
  assert.ok(!scripts.includes("node_modules/onnxruntime-node"), scripts.join(", "));
});
