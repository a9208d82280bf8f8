import { dirname, resolve } from "node:path";
import { parseConfig } from "../../core/budget/parse-config.ts";
import { type PlannedWorkflow, planWorkflow, type StepFacts, type WorkflowStep } from "../../core/budget/workflow.ts";
import { findModel } from "../../core/models/catalogue.ts";
import { parseModelOverrides } from "../../core/models/overrides.ts";
import { UserError } from "../../core/user-error.ts";
import { readTextFile } from "../../node/files/text-file.ts";
import { DONE, OVER } from "../command.ts";
import { invalid } from "../input/arguments.ts";
import { inputText } from "../input/input-text.ts";
import { type CliTarget, namedTokenizer } from "../input/target.ts";
import { counted, dollars, grouped } from "../terminal/numbers.ts";
import { type Paint, paintFor } from "../terminal/style.ts";
import { table } from "../terminal/table.ts";
import { type Terminal, write, writeJson } from "../terminal/terminal.ts";
import { clipped } from "../terminal/text-width.ts";

/** Shows what each step of a `.promptbudget.json` has left; status 1 where one has not enough room. */
export async function showWorkflow(
  path: string,
  target: CliTarget,
  json: boolean,
  terminal: Terminal,
): Promise<number | UserError> {
  const file = await inputText(path, terminal);
  if (file instanceof UserError) return file;
  const config = parseConfig(file.text, path);
  if (config instanceof UserError) return config;
  if (config.steps === undefined || config.steps.length === 0) return invalid(`${path} has no "steps" to plan.`);
  const models = parseModelOverrides(config.models ?? {}, `${path}, "models"`);
  if (models instanceof UserError) return models;
  const folder = dirname(resolve(terminal.cwd, path));
  const facts: StepFacts[] = [];
  for (const step of config.steps) {
    const named = step.model ?? config.model;
    const model = named === undefined ? target.model : findModel(named, models);
    if (model instanceof UserError) return new UserError(model.code, `${path}: ${model.message}`);
    const prompt = await promptTokens(step, folder, model === target.model ? undefined : model?.tokenizer, target);
    if (prompt instanceof UserError) return prompt;
    facts.push({ prompt, window: model?.window ?? null, price: model?.price ?? null });
  }
  const plan = planWorkflow(config.steps, facts);
  if (json) await writeJson(terminal, { path, ...plan });
  else await write(terminal.output, `${workflowLines(path, plan, paintFor(terminal, terminal.output)).join("\n")}\n`);
  return plan.breaksAt === null ? DONE : OVER;
}

async function promptTokens(
  { prompt }: WorkflowStep,
  folder: string,
  tokenizerName: string | undefined,
  target: CliTarget,
): Promise<number | UserError> {
  if (prompt === undefined) return 0;
  const tokenizer = tokenizerName === undefined ? target.tokenizer : await namedTokenizer(tokenizerName);
  if (tokenizer instanceof UserError) return tokenizer;
  const file = await readTextFile(resolve(folder, prompt), prompt);
  return file instanceof UserError ? file : tokenizer.measure(file.text).high;
}

function workflowLines(path: string, plan: PlannedWorkflow, paint: Paint): string[] {
  const rows = plan.steps.map(({ name, runs, input, output, left, cost }) => [
    clipped(name, 40),
    grouped(runs),
    grouped(input),
    grouped(output),
    left === null ? "" : left < 0 ? paint("red", `${grouped(-left)} over`) : grouped(left),
    cost === null ? "" : dollars(cost),
  ]);
  const columns = ["Runs", "In", "Out", "Left", "Cost"].map((title) => ({ title, align: "right" as const }));
  const [head = "", ...lines] = table([{ title: "Step" }, ...columns], rows);
  const longest = Math.max(...plan.steps.map(({ depth }) => depth));
  const cost = plan.cost === null ? "" : `, ${dollars(plan.cost)} in all`;
  return [
    paint("bold", path),
    paint("dim", head),
    ...lines,
    "",
    `${counted(longest, "step")} one after the other, ${grouped(plan.longestOutput)} tokens written on the longest path${cost}`,
    ...(plan.breaksAt === null ? [] : [paint("red", `It breaks at "${clipped(plan.breaksAt, 40)}".`)]),
  ];
}
