// Measures fit without a question on prompts: node test/bench/fit-prompts.ts [step] [source-id]
// Every step-th prompt at 85, 65 and 45 % of its tokens: the share of its instructions that stays, by a list of signs of
// its own, and what the laws of whole things forbid. Then the answers of an encyclopedia that stay when nobody asked.
// With a source-id: writes the three results of that prompt.
import { readFileSync } from "node:fs";
import { fit } from "../../src/core/compress/fit.ts";
import { unchangedBy } from "../../src/core/plan/cuts.ts";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import { UserError } from "../../src/core/user-error.ts";
import { faultsOf } from "./prompt-faults.ts";

const { load, merge, value } = await import(new URL("../../../shared/tools/sets.mjs", import.meta.url).pathname);
const data = process.env.PROMPT_BUDGET_DATA ?? new URL("../../../shared/data", import.meta.url).pathname;
const tokenizer = await loadTokenizer("o200k_base");
const SHARES = [0.85, 0.65, 0.45];

/** Signs of an instruction, one sentence or line at a time; kept apart from the code under test. */
const OBLIGES =
  /\b(?:must(?:n't)?|never|do not|don't|always|only|at most|at least|avoid|required|shall|should(?:n't)?|ensure|make sure|need to|have to|cannot|no more than|refuse|forbidden|not allowed)\b/i;
const ORDERS =
  /^[\s>#*_\-+•\d.)]*(?:\[[ x]\]\s*)?(?:please\s+)?(?:add|answer|apply|ask|assume|check|choose|consider|create|define|describe|do|document|explain|extract|find|focus|follow|format|generate|give|identify|implement|include|keep|label|leave|limit|list|make|name|output|place|prefer|provide|put|rate|read|remove|replace|reply|respond|return|review|run|set|start|stop|structure|suggest|summarize|test|use|validate|verify|write)\b/i;
const PERSONA = /\b(?:you are (?:an?|the)|your (?:task|role|job|goal) is|act as|you have been tasked|i want you to)\b/i;

interface Prompt {
  readonly source: string;
  readonly id: string;
  readonly text: string;
}

const sentencesOf = (text: string): string[] =>
  text
    .replace(/```[\s\S]*?(?:```|$)/g, "")
    .split(/\n|(?<=[.!?])\s+(?=\p{Lu})/u)
    .map((part) => part.trim())
    .filter((part) => part.split(/\s+/).length >= 3);
const instructionsOf = (text: string): string[] =>
  sentencesOf(text).filter((part) => OBLIGES.test(part) || ORDERS.test(part) || PERSONA.test(part));
const flat = (text: string): string => text.replace(/\s+/g, " ");

const prompts: Prompt[] = readFileSync(`${data}/prompts/prompts.jsonl`, "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line));
const [step = "8", wanted] = process.argv.slice(2);

function fitted(text: string, share: number) {
  return fit(text, { budget: Math.max(1, Math.floor(tokenizer.count(text) * share)), tokenizer });
}

function show(name: string): void {
  const { text } = prompts.find(({ source, id }) => `${source}-${id}` === name || id === name)!;
  for (const share of SHARES) {
    const plan = fitted(text, share);
    console.log(`\n===== ${share}\n${plan instanceof UserError ? plan.message : plan.text}`);
    if (plan instanceof UserError) continue;
    for (const { level, start, end, reason } of plan.pieces)
      console.log(`  [${level}] ${JSON.stringify(text.slice(start, Math.min(end, start + 60)))} ${reason}`);
    console.log("faults", faultsOf(text, plan.text));
  }
}

function measurePrompts(): void {
  const half: Record<string, number[]>[] = [{}, {}];
  const faults: Record<string, number[]> = {};
  const examples: string[] = [];
  const refused = [0, 0, 0];
  const used: number[][] = [[], [], []];
  let fits = 0;
  prompts.forEach(({ source, id, text }, i) => {
    if (i % Number(step) !== 0 || source === "gsm8k" || tokenizer.count(text) < 150) return;
    fits++;
    const instructions = instructionsOf(text).map(flat);
    const all = sentencesOf(text).length;
    SHARES.forEach((share, k) => {
      const plan = fitted(text, share);
      if (plan instanceof UserError) {
        refused[k]!++;
        return;
      }
      used[k]!.push(plan.tokens / plan.budget);
      const result = flat(plan.text);
      const kept = instructions.filter((part) => result.includes(part)).length;
      const sources = half[(i / Number(step)) % 2]!;
      sources[source] ??= [0, 0, 0, 0, 0];
      const sums = sources[source];
      sums[k]! += kept;
      if (k === 0) {
        sums[3]! += instructions.length;
        sums[4]! += all;
      }
      for (const [fault, what] of faultsOf(text, plan.text)) {
        faults[fault] ??= [0, 0, 0];
        faults[fault][k]!++;
        examples.push(`${source}-${id} @${share} ${fault}: ${what}`);
      }
    });
  });
  half.forEach((sources, h) => {
    const total = [0, 0, 0, 0, 0];
    for (const sums of Object.values(sources)) for (const [k, sum] of sums.entries()) total[k]! += sum;
    for (const [name, s] of [...Object.entries(sources), ["all", total] as const]) {
      const shares = s.slice(0, 3).map((kept) => ((100 * kept) / s[3]!).toFixed(1));
      console.log(`half ${h} ${name}: ${shares.join(" / ")} of ${s[3]} instructions (${s[4]} sentences)`);
    }
  });
  console.log(
    `${fits} prompts; refused ${refused}; median use ${used.map((u) => u.sort((a, b) => a - b)[u.length >> 1]!.toFixed(3))}; faults`,
    faults,
  );
  for (const example of examples.slice(0, 40)) console.log(" ", example.slice(0, 220));
}

function measureAnswers(): void {
  const set = load(data, "squad2");
  const sums = [0, 0, 0];
  let count = 0;
  const plans = new Map<string, (readonly (readonly [number, number])[])[]>();
  for (const question of set.questions.slice(0, 2000)) {
    const text: string = set.docs.get(question.doc);
    let ranges = plans.get(question.doc);
    if (ranges === undefined) {
      ranges = SHARES.map((share) => {
        const plan = fitted(text, share);
        return plan instanceof UserError ? [] : merge(unchangedBy(plan));
      });
      plans.set(question.doc, ranges);
    }
    count++;
    for (const [k, kept] of ranges.entries()) sums[k]! += value(kept, question, set.mode);
  }
  console.log(
    "squad2 answers kept",
    sums.map((sum) => ((100 * sum) / count).toFixed(1)).join(" / "),
    `of ${count}, ${plans.size} documents`,
  );
}

if (wanted !== undefined) show(wanted);
else {
  measurePrompts();
  measureAnswers();
}
