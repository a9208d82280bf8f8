import * as v from "valibot";
import { FILE_LEVELS } from "../select/file-level.ts";
import { PIECE_ORDERS } from "../select/options.ts";
import { SELECTOR_NAMES } from "../select/selectors/selectors.ts";
import { parseExpression } from "./expression.ts";
import { compileGlob } from "./glob.ts";

/** The name of the file that gives budgets to the files of its folder. */
export const CONFIG_NAME = ".promptbudget.json";

const text = v.pipe(v.string("must be a text"), v.nonEmpty("must not be empty"));
const tokens = (least: number) => {
  const message = `must be a whole number of tokens, ${least} or more`;
  return v.pipe(v.number(message), v.safeInteger(message), v.minValue(least, message));
};
const BUDGET_MESSAGE = 'must be a number of tokens above 0, a share of the window like "50%", or "window - 8000"';
const share = v.pipe(
  v.number("must be a share of the budget, like 0.8"),
  v.gtValue(0, "must be above 0"),
  v.maxValue(100, "must be a share of the budget, like 0.8"),
);

const target = {
  model: v.exactOptional(text),
  tokenizer: v.exactOptional(text),
  tokenizerFile: v.exactOptional(text),
  window: v.exactOptional(tokens(1)),
  budget: v.exactOptional(
    v.union(
      [
        tokens(1),
        v.pipe(
          v.string(),
          v.check((said) => parseExpression(said) !== undefined, BUDGET_MESSAGE),
        ),
      ],
      BUDGET_MESSAGE,
    ),
  ),
  reserve: v.exactOptional(tokens(0)),
};

const glob = v.pipe(
  v.string("must be a glob"),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const compiled = compileGlob(dataset.value);
    if (compiled instanceof Error) addIssue({ message: compiled.message });
  }),
);
const globs = v.union([glob, v.array(glob)], (issue) => nestedMessage(issue) ?? "must be a glob or a list of globs");

const ruleObject = v.strictObject({ glob: v.exactOptional(globs), files: v.exactOptional(globs), ...target }, notKnown);
const rule = v.pipe(
  ruleObject,
  v.check(
    (said) => said.glob !== undefined || said.files !== undefined,
    'must say which files it is for, like "glob": "prompts/**/*.md"',
  ),
);

const thresholds = v.strictObject({ warning: v.exactOptional(share), error: v.exactOptional(share) }, notKnown);

const stepObject = v.strictObject(
  {
    name: text,
    prompt: v.exactOptional(text),
    model: v.exactOptional(text),
    budget: v.exactOptional(tokens(1)),
    output: tokens(1),
    runs: v.exactOptional(v.pipe(tokens(1), v.maxValue(10_000, "must be at most 10000"))),
    takes: v.exactOptional(v.array(text, "must be a list of names of steps")),
  },
  notKnown,
);
const steps = v.pipe(
  v.array(stepObject, "must be a list of steps"),
  v.maxLength(1_000, "must be at most 1000 steps"),
  v.check((said) => inOrder(said), "must have names of their own, and take only from steps before them"),
);

const oneOf = <T extends string>(names: readonly T[]) => v.picklist(names, `must be one of ${names.join(", ")}`);

const selectionObject = v.strictObject(
  {
    question: text,
    budget: v.exactOptional(tokens(1)),
    include: v.exactOptional(globs),
    exclude: v.exactOptional(globs),
    selector: v.exactOptional(oneOf(SELECTOR_NAMES)),
    order: v.exactOptional(oneOf(PIECE_ORDERS)),
    levels: v.exactOptional(v.record(text, oneOf(FILE_LEVELS), "must be an object of levels by path")),
  },
  notKnown,
);

/** What a `.promptbudget.json` may hold; the messages go on from the name of the key. */
export const configSchema = v.strictObject(
  {
    $schema: v.exactOptional(v.string("must be a text")),
    ...target,
    thresholds: v.exactOptional(thresholds),
    models: v.exactOptional(v.record(v.string(), v.unknown(), "must be an object of models by id")),
    files: v.exactOptional(v.array(rule, "must be a list of rules")),
    steps: v.exactOptional(steps),
    selections: v.exactOptional(v.record(text, selectionObject, "must be an object of selections by name")),
  },
  notKnown,
);

export const RULE_KEYS = Object.keys(ruleObject.entries);
export const STEP_KEYS = Object.keys(stepObject.entries);
export const SELECTION_KEYS = Object.keys(selectionObject.entries);
export const THRESHOLD_KEYS = Object.keys(thresholds.entries);

/** What a `.promptbudget.json` says, as written. */
export type Config = v.InferOutput<typeof configSchema>;
export type ConfigRule = v.InferOutput<typeof rule>;
/** A question with its budget, and the files that are selected from: all where no globs are given. */
export type SavedSelection = v.InferOutput<typeof selectionObject>;

function notKnown(issue: v.StrictObjectIssue): string {
  if (issue.expected === "never") return "is not known";
  return issue.received === "undefined" ? "is missing" : "must be an object";
}

function inOrder(said: readonly { readonly name: string; readonly takes?: readonly string[] }[]): boolean {
  const before = new Set<string>();
  return said.every(({ name, takes = [] }) => {
    const isGood = !before.has(name) && takes.every((taken) => before.has(taken));
    before.add(name);
    return isGood;
  });
}

function nestedMessage(issue: v.UnionIssue<v.BaseIssue<unknown>>): string | undefined {
  return issue.issues?.find((nested) => nested.message.startsWith("must"))?.message;
}
