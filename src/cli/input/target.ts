import { resolve } from "node:path";
import { type Budget, resolveBudget } from "../../core/budget/budget.ts";
import { findModel } from "../../core/models/catalogue.ts";
import type { Model } from "../../core/models/model.ts";
import { loadTokenizer } from "../../core/tokenizer/load.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { readBytes } from "../../node/files/text-file.ts";
import type { Options } from "../command.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { type Arguments, invalid, wholeNumber } from "./arguments.ts";

/** What counts where nothing else is said: the encoding of most current OpenAI models. */
export const DEFAULT_TOKENIZER = "o200k_base";

export const TARGET_OPTIONS: Options = {
  tokenizer: { value: "NAME", help: `count with this tokenizer (default ${DEFAULT_TOKENIZER}); see tokenizers` },
  model: { value: "NAME", help: "count as this model does; see models" },
  "tokenizer-file": {
    value: "FILE",
    help: "count with a tokenizer.json, .model, .tiktoken, tekken.json or vocab.txt file",
  },
};

export const BUDGET_OPTIONS: Options = {
  budget: { value: "N", help: 'tokens, a share of the window ("50%"), or "window - 8000"' },
  reserve: { value: "N", help: "tokens of the window held back for the answer" },
};

/** What counts, and the model where one was named. */
export interface CliTarget {
  readonly tokenizer: Tokenizer;
  readonly model: Model | null;
  /** The vocabulary came from a file of the person's. */
  readonly fromFile: boolean;
}

const CHOICES = ["tokenizer", "tokenizer-file", "model"] as const;

/** The tokenizer that the arguments choose; `--model` beside another one gives the window and the price. */
export async function chosenTarget(args: Arguments, terminal: Terminal): Promise<CliTarget | UserError> {
  for (const name of CHOICES) if (args.value(name) === "") return invalid(`--${name} must not be empty.`);
  if (args.has("tokenizer") && args.has("tokenizer-file"))
    return invalid("--tokenizer and --tokenizer-file both say what counts; give one of them.");
  const named = args.value("model");
  const model = named === undefined ? null : findModel(named);
  if (model instanceof UserError) return model;
  const file = args.value("tokenizer-file");
  const tokenizer =
    file === undefined
      ? await namedTokenizer(args.value("tokenizer") ?? model?.tokenizer ?? DEFAULT_TOKENIZER)
      : await tokenizerOfFile(resolve(terminal.cwd, file), file);
  return tokenizer instanceof UserError ? tokenizer : { tokenizer, model, fromFile: file !== undefined };
}

/** The budget that the arguments and the model give; `null`: neither says one. */
export function chosenBudget(
  args: Arguments,
  model: Model | null,
  budget = args.value("budget"),
): Budget | UserError | null {
  const reserve = wholeNumber(args, "reserve", 0);
  if (reserve instanceof UserError) return reserve;
  const number = budget === undefined || budget.trim() === "" ? Number.NaN : Number(budget);
  return resolveBudget({
    budget: Number.isNaN(number) ? (budget ?? null) : number,
    window: model?.window ?? null,
    output: model?.maxOutput ?? null,
    reserve,
    names: { budget: "--budget", reserve: "the reserve", window: model ? `the window of ${model.id}` : "the window" },
  });
}

export async function namedTokenizer(name: string): Promise<Tokenizer | UserError> {
  return asValue(loadTokenizer(name));
}

/** Larger than any vocabulary that is published. */
const LARGEST_TOKENIZER_BYTES = 200 * 1024 * 1024;

/** A tokenizer file of the person's, called `name` in messages. */
export async function tokenizerOfFile(path: string, name: string): Promise<Tokenizer | UserError> {
  const bytes = await readBytes(path, name, LARGEST_TOKENIZER_BYTES);
  return bytes instanceof UserError ? bytes : asValue(loadTokenizer(name, { ranks: bytes }));
}

/** Mistakes of the person's that the library's entry points throw, as values again. */
async function asValue<T>(promise: Promise<T>): Promise<T | UserError> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
