import { didYouMean } from "../core/nearest-names.ts";
import { UserError } from "../core/user-error.ts";
import { type Command, DONE, OVER, USAGE } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { commandHelp, PROGRAM, programHelp } from "./help.ts";
import { invalid, parseArguments } from "./input/arguments.ts";
import { paintFor } from "./terminal/style.ts";
import { type Terminal, warn, write } from "./terminal/terminal.ts";
import { programVersion } from "./version.ts";

/** Runs the command that the arguments name. The exit status; what the person has to mend is said on one line. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const result = await dispatch(args, terminal);
    return result instanceof UserError ? await refuse(result, terminal) : result;
  } catch (error) {
    if (error instanceof UserError) return refuse(error, terminal);
    throw error;
  }
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<number | UserError> {
  const [first, ...rest] = args;
  const paint = paintFor(terminal, terminal.output);
  if (first === "--version" || first === "-v" || first === "-V") {
    await write(terminal.output, `${await programVersion()}\n`);
    return DONE;
  }
  const asksHelp = first === "--help" || first === "-h" || first === "help";
  if (first === undefined || (asksHelp && rest[0] === undefined)) {
    await write(asksHelp ? terminal.output : terminal.errors, programHelp(COMMANDS, paint));
    return asksHelp ? DONE : USAGE;
  }
  const name = asksHelp ? rest[0]! : first;
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) return unknownCommand(name);
  if (asksHelp || asksForHelp(rest)) {
    await write(terminal.output, commandHelp(command, paint));
    return DONE;
  }
  const parsed = parseArguments(rest, command.options);
  if (parsed instanceof UserError) return withHelp(parsed, command);
  return command.run(parsed, terminal);
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === "--help" || arg === "-h");
}

function unknownCommand(name: string): UserError {
  if (name.startsWith("-")) return invalid(`Unknown option ${name}; a command was expected: see ${PROGRAM} --help.`);
  const names = COMMANDS.map((command) => command.name);
  return invalid(`Unknown command "${name}".${didYouMean(name, names) || ` See ${PROGRAM} --help.`}`);
}

function withHelp(error: UserError, { name }: Command): UserError {
  return invalid(`${error.message} See ${PROGRAM} ${name} --help.`);
}

async function refuse(error: UserError, terminal: Terminal): Promise<number> {
  await warn(terminal, `${PROGRAM}: ${error.message}`);
  return error.code === "budget-too-small" ? OVER : USAGE;
}
