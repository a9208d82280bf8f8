import { UserError } from "../../core/user-error.ts";
import type { Command } from "../command.ts";
import { type Arguments, invalid } from "../input/arguments.ts";
import { chosenEncoder, ENCODER_OPTION } from "../input/encoder.ts";
import { isFolder } from "../input/input-text.ts";
import { BUDGET_OPTIONS, chosenBudget, chosenTarget, TARGET_OPTIONS } from "../input/target.ts";
import type { Terminal } from "../terminal/terminal.ts";

export const mcp: Command = {
  name: "mcp",
  summary: "serve count, fit and select to a program that speaks the Model Context Protocol",
  usage: ["mcp [FOLDER] [--model NAME | --tokenizer NAME] [--budget N] [--index FILE]"],
  options: {
    ...TARGET_OPTIONS,
    ...BUDGET_OPTIONS,
    encoder: ENCODER_OPTION,
    index: { value: "FILE", help: "keep the index of the folder there, so that select reads only what changed" },
  },
  notes: [
    "Serves over standard input and output until the input ends; a program that uses tools starts it with",
    '{"command":"prompt-budget","args":["mcp","/path/of/the/project"]}. The tools only read, and only below FOLDER (the',
    "current folder where none is named): a path that leads out of it is refused, and so are files of keys and passwords",
    "(.env, private keys). --budget holds where a call names none.",
  ],
  run: runMcp,
};

async function runMcp(args: Arguments, terminal: Terminal): Promise<number | UserError> {
  const [folder = ".", extra] = args.positionals;
  if (extra !== undefined) return invalid(`mcp takes one FOLDER, and "${extra}" was given too.`);
  if (!(await isFolder(folder, terminal))) return invalid(`${folder} is no folder.`);
  if (args.value("index") === "") return invalid("--index must not be empty.");
  const target = await chosenTarget(args, terminal);
  if (target instanceof UserError) return target;
  const budget = chosenBudget(args, target.model);
  if (budget instanceof UserError) return budget;
  const encoder = chosenEncoder(args, terminal);
  if (encoder instanceof UserError) return encoder;
  // The protocol's library is large, and no other command needs it.
  const { serve } = await import("./serve.ts");
  return serve({ folder, target, budget: budget?.tokens ?? null, encoder, indexFile: args.value("index") }, terminal);
}
