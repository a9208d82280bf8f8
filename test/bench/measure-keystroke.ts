// A person types in the middle of a document of so many megabytes; each keystroke is an edit and a read of the count.
import type { TokenDocument } from "../../src/core/tokenizer/tokenizer.ts";
import { corpus } from "./data.ts";
import { report } from "./report.ts";

const [megabytes, piece] = process.argv.slice(2);
const { loadTokenizer } = await import(new URL("../../dist/core.js", import.meta.url).href);
const { pathological } = await import("./texts.ts");
const tokenizer = await loadTokenizer("o200k_base");
const whole = corpus("english");
const half = (Number(megabytes) * 1e6) / 2;
const before = whole.slice(0, half);
const after = whole.slice(half, half * 2);
const inside = piece ? pathological[piece as keyof typeof pathological] : "";
const document: TokenDocument = tokenizer.open(before + inside + after);

const sentence =
  "The quick brown fox, aged 37, doesn't jump over 1,024 lazy dogs; it waits (patiently) until they leave. ";
const times: number[] = [];
let at = half + Math.floor(inside.length / 2);
const strokes = piece ? 200 : 4000;
for (let i = 0; i < strokes; i++) {
  const key = sentence[i % sentence.length] as string;
  const start = performance.now();
  document.edit(at, at, key);
  const tokens = document.tokens;
  times.push((performance.now() - start) * 1000);
  if (tokens <= 0) throw new Error("no tokens");
  at++;
}
if (document.tokens !== tokenizer.count(document.text)) throw new Error("the count is wrong");
const sorted = times.slice(piece ? 0 : 500).sort((a, b) => a - b);
const percentile = (p: number) => sorted[Math.floor((sorted.length - 1) * p)];
report({ p50: percentile(0.5), p99: percentile(0.99), max: sorted.at(-1) });
