import type { Command, Options } from "./command.ts";
import type { Paint } from "./terminal/style.ts";
import { wrapped } from "./terminal/text-width.ts";

export const PROGRAM = "prompt-budget";

const EXIT_STATUS =
  "Exit status: 0 done; 1 done, but something is over its budget or a request failed; 2 a mistake in the call, or input that cannot be read.";

const COMMON: Options = {
  help: { help: "show this" },
};

export function programHelp(commands: readonly Pick<Command, "name" | "summary">[], paint: Paint): string {
  return [
    "Counts the tokens of prompts and makes them fit a budget, on this machine alone.",
    "",
    `${paint("bold", "Usage:")} ${PROGRAM} COMMAND [ARGUMENTS]`,
    "",
    paint("bold", "Commands:"),
    ...aligned(commands.map(({ name, summary }) => [name, summary])),
    "",
    paint("bold", "Options:"),
    ...aligned([
      ["--help", "show this, or the help of a command after its name"],
      ["--version", "show the version"],
    ]),
    "",
    ...wrapped(EXIT_STATUS, WIDTH),
    "",
  ].join("\n");
}

export function commandHelp(command: Command, paint: Paint): string {
  const rows = Object.entries({ ...command.options, ...COMMON }).map(([name, { value, help, repeated, choices }]) => [
    `--${name}${value === undefined ? "" : ` ${value}`}`,
    `${help}${choices === undefined ? "" : `: ${choices.join(", ")}`}${repeated ? " (may be repeated)" : ""}`,
  ]);
  const notes = command.notes === undefined ? [] : ["", ...wrapped(command.notes.join(" "), WIDTH)];
  return [
    `${command.summary.charAt(0).toUpperCase()}${command.summary.slice(1)}.`,
    "",
    paint("bold", "Usage:"),
    ...command.usage.flatMap(usageLines),
    "",
    paint("bold", "Options:"),
    ...aligned(rows),
    ...notes,
    "",
  ].join("\n");
}

const WIDTH = 80;

/** A call, broken before an argument where it is long. */
function usageLines(usage: string): string[] {
  const parts = usage.split(/ (?=\[|--)(?![^[]*\])/);
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(`  ${PROGRAM} ${part}`);
    else if (last.length + 1 + part.length <= WIDTH) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(`      ${part}`);
  }
  return lines;
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const column = Math.min(26, Math.max(...rows.map(([left]) => left!.length))) + 4;
  return rows.flatMap(([left = "", right = ""]) => {
    const lines = wrapped(right, WIDTH - column);
    const first = `  ${left}`;
    const head = first.length + 1 < column ? [`${first.padEnd(column)}${lines.shift() ?? ""}`] : [first];
    return [...head, ...lines.map((line) => " ".repeat(column) + line)];
  });
}
