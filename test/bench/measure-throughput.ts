// One library on one text in a process of its own: load, first count (cold), best of the next three (warm).
import { corpus } from "./data.ts";
import { peers } from "./peers.ts";
import { report } from "./report.ts";

const [name, text] = process.argv.slice(2);
const peer = peers.find((p) => p.name === name);
if (!peer) throw new Error(`No library "${name}".`);
const source = corpus(text as Parameters<typeof corpus>[0]);
const megabytes = Buffer.byteLength(source) / 1e6;

const begin = performance.now();
const count = await peer.load();
count("warm"); // some libraries build their tables at the first call
const load = performance.now() - begin;

const time = () => {
  const start = performance.now();
  const tokens = count(source);
  return { tokens, speed: megabytes / ((performance.now() - start) / 1000) };
};
const cold = time();
const warm = Math.max(time().speed, time().speed, time().speed);
report({ load, cold: cold.speed, warm, tokens: cold.tokens });
