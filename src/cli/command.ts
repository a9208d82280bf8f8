import type { UserError } from "../core/user-error.ts";
import type { Arguments } from "./input/arguments.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** An option of a command: `--name`, or `--name VALUE` where `value` names the value. */
export interface OptionSpec {
  /** The word for its value in the help; absent for a switch. */
  readonly value?: string;
  readonly help: string;
  /** May be given several times. */
  readonly repeated?: true;
  readonly choices?: readonly string[];
}

export type Options = Readonly<Record<string, OptionSpec>>;

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Lines that show how it is called, without the program's name. */
  readonly usage: readonly string[];
  readonly options: Options;
  /** Lines below the options in its help. */
  readonly notes?: readonly string[];
  /** Does the work; the exit status, or what the person has to mend (status 2). */
  run(args: Arguments, terminal: Terminal): Promise<number | UserError>;
}

/** Exit status, as scripts rely on it. */
export const DONE = 0;
/** Done, but something is over its budget or one request failed. */
export const OVER = 1;
/** Usage, or input that cannot be read. */
export const USAGE = 2;
