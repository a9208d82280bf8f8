// What one encoding and a 5 MB document add to a process that runs an empty worker.
import { setTimeout } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { dataFolder } from "./data.ts";
import { report } from "./report.ts";

const core = new URL("../../dist/core.js", import.meta.url).href;
const load = `
  const { readFileSync } = await import("node:fs");
  const { loadTokenizer } = await import(${JSON.stringify(core)});
  const tokenizer = await loadTokenizer("o200k_base");
  globalThis.document = tokenizer.open(readFileSync(${JSON.stringify(`${dataFolder}/corpus/english.txt`)}, "utf8"));
  globalThis.document.edit(0, 0, "x");
`;
async function resident(code: string): Promise<number> {
  const source = `const { parentPort } = require("node:worker_threads");
    (async () => { ${code}; require("node:v8").setFlagsFromString("--expose-gc");
    require("node:vm").runInNewContext("gc")(); parentPort.on("message", () => {}); parentPort.postMessage("ready"); })();`;
  const worker = new Worker(source, { eval: true });
  await new Promise((ready, failed) => worker.once("message", ready).once("error", failed));
  await setTimeout(500); // freed pages go back to the system a moment after a collection
  const bytes = process.memoryUsage.rss();
  await worker.terminate();
  return bytes;
}

report({ bytes: await (process.argv[2] === "empty" ? resident("") : resident(load)) });
