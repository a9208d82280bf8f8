import { UserError } from "../../core/user-error.ts";
import { type Command, DONE, OVER } from "../command.ts";
import type { OverflowPlace } from "../count/overflow.ts";
import { type Arguments, invalid } from "../input/arguments.ts";
import { paintFor, widthOf } from "../terminal/style.ts";
import { type Terminal, warn, write, writeJson } from "../terminal/terminal.ts";
import { programVersion } from "../version.ts";
import { findConfig } from "./check-config.ts";
import { type CheckedFile, checkFiles } from "./check-files.ts";
import { githubLines } from "./check-github.ts";
import { checkLines } from "./check-report.ts";
import { sarifOf } from "./check-sarif.ts";

export const check: Command = {
  name: "check",
  summary: "hold files against the budgets of .promptbudget.json",
  usage: ["check [PATH...] [--config FILE] [--json | --sarif | --github]"],
  options: {
    config: { value: "FILE", help: "the budgets, instead of the nearest .promptbudget.json" },
    json: { help: "print one JSON document" },
    sarif: { help: "print SARIF 2.1.0, for code scanning" },
    github: { help: "print annotations for a GitHub workflow" },
  },
  notes: [
    'Without PATH, and in folders, the files that a rule in "files" speaks of are checked; every text',
    "file where there are no rules. The status is 1 where a file is over its budget; the section that",
    "grew most since the last commit is named. A hint, which never changes the status, says where a file asks for",
    "work on the letters of a word (to count, spell or reverse them) and how the word is cut into tokens.",
  ],
  run: runCheck,
};

const FORMATS = ["json", "sarif", "github"] as const;

async function runCheck(args: Arguments, terminal: Terminal): Promise<number | UserError> {
  const formats = FORMATS.filter((format) => args.has(format));
  if (formats.length > 1)
    return invalid(`--${formats.join(" and --")} are different forms of output; give one of them.`);
  const found = await findConfig(args.value("config"), args.positionals[0], terminal);
  if (found instanceof UserError) return found;
  const files = await checkFiles(args.positionals, found, terminal);
  if (files instanceof UserError) return files;
  if (files.length === 0) await warn(terminal, `No file matches the rules of ${found.name}; nothing was checked.`);
  const over = files.filter((file) => file.over > 0).length;
  if (args.has("json")) await writeJson(terminal, { config: found.name, over, files: files.map(fileJson) });
  else if (args.has("sarif")) await writeJson(terminal, sarifOf(files, await programVersion()));
  else {
    const lines = args.has("github")
      ? githubLines(files)
      : checkLines(files, widthOf(terminal.output), paintFor(terminal, terminal.output));
    if (files.length > 0 && lines.length > 0) await write(terminal.output, `${lines.join("\n")}\n`);
  }
  return over > 0 ? OVER : DONE;
}

function fileJson({ path, tokenizer, count, budget, over, place, culprit, notes }: CheckedFile) {
  const { tokens, low, high, exact } = count;
  return {
    ...{ path, tokenizer, exact, tokens, low, high, budget, over },
    overflow: place ? placeJson(place) : null,
    section: culprit ?? null,
    hints: notes.map(({ place, message }) => ({ ...placeJson(place), message })),
  };
}

const placeJson = ({ offset, line, column }: OverflowPlace) => ({ offset, line, column });
