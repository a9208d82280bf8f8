// One library on 200 KB without a natural place to cut, in a process of its own (several never end).
import { peers } from "./peers.ts";
import { report } from "./report.ts";
import { pathological } from "./texts.ts";

const [name, kind] = process.argv.slice(2);
const peer = peers.find((p) => p.name === name);
const text = pathological[kind as keyof typeof pathological];
if (!peer || text === undefined) throw new Error(`No library "${name}" or no text "${kind}".`);

const count = await peer.load();
count("warm");
const begin = performance.now();
const tokens = count(text);
report({ milliseconds: performance.now() - begin, tokens });
