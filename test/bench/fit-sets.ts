// Measures fit on the development sets without the command line: node test/bench/fit-sets.ts [set,set] [half]
import { countTokens, decode, encode } from "gpt-tokenizer/encoding/o200k_base";
import { fit } from "../../src/core/compress/fit.ts";
import type { TokenDocument, Tokenizer } from "../../src/core/tokenizer/tokenizer.ts";
import { UserError } from "../../src/core/user-error.ts";

const tools = new URL("../../../shared/tools/sets.mjs", import.meta.url).pathname;
const { load, sample, merge, value } = await import(tools);
const data = new URL("../../../shared/data", import.meta.url).pathname;
const options = { disallowedSpecial: new Set<string>() };
const count = (text: string) => countTokens(text, options);
const exactly = (n: number) => ({ tokens: n, low: n, high: n, exact: true });
export const peer: Tokenizer = {
  name: "o200k_base",
  exact: true,
  vocabularySize: 200_019,
  count,
  measure: (text) => exactly(count(text)),
  encode: (text) => Uint32Array.from(encode(text, options)),
  decode: (ids) => decode(Array.from(ids)),
  open: (text) => {
    const ids = encode(text, options);
    const offsets = [0];
    for (const id of ids) offsets.push(offsets.at(-1)! + decode([id]).length);
    return {
      text,
      length: text.length,
      tokens: ids.length,
      measure: exactly(ids.length),
      tokensBefore: (offset: number) =>
        Math.max(
          0,
          offsets.findLastIndex((o) => o <= offset),
        ),
    } as unknown as TokenDocument;
  },
};

const BUDGETS = [256, 512, 1024, 2048];
const names = (process.argv[2] ?? "chroma,squad2,nq20,hotpot100,qmsum").split(",");
const flat = (s: string) => s.replace(/\s+/g, " ").trim();
let over = 0;
let absent = 0;
for (const name of names) {
  const set = load(data, name);
  const questions = sample(set.questions, Number(process.argv[3] ?? 100));
  const sums = BUDGETS.map(() => 0);
  const used: number[] = [];
  let failed = 0;
  const started = performance.now();
  for (const question of questions) {
    const source = set.docs.get(question.doc);
    BUDGETS.forEach((budget, j) => {
      const plan = fit(source, { budget, tokenizer: peer, query: question.question });
      if (plan instanceof UserError) {
        failed++;
        return;
      }
      if (count(plan.text) > budget || plan.tokens !== count(plan.text)) over++;
      if (plan.before > budget) used.push(plan.tokens / budget);
      const text = flat(plan.text);
      const kept = plan.pieces.flatMap(
        (p) => p.kept ?? (p.level === "full" || p.level === "lossless" ? [[p.start, p.end] as const] : []),
      );
      if (question.id === undefined || j === 0)
        for (const [a, b] of kept) if (!text.includes(flat(source.slice(a, b)))) absent++;
      sums[j] += value(merge(kept), question, set.mode);
    });
  }
  used.sort((a, b) => a - b);
  const took = (performance.now() - started) / questions.length / 4;
  console.log(
    name,
    sums.map((x) => ((100 * x) / questions.length).toFixed(1)).join(" "),
    `used ${used[used.length >> 1]?.toFixed(3)}`,
    `${took.toFixed(0)} ms`,
    `failed ${failed}`,
  );
}
console.log("over", over, "absent", absent);
