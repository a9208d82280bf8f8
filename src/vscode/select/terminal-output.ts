import { stripVTControlCharacters } from "node:util";
import * as vscode from "vscode";

/** Commands whose output is kept, and characters of each: of a longer output its end says what came of it. */
const MOST_COMMANDS = 20;
const LONGEST = 40_000;

interface Run {
  readonly command: string;
  output: string;
}

/**
 * What the last commands printed in the terminals, where the shell tells the editor of its commands. Kept in memory alone,
 * until the window closes; it goes into a selection only where a person asks for it. What is printed in the very moment in
 * which a command starts may be missed: the editor tells of the command too late to be asked for that.
 */
export class TerminalOutput implements vscode.Disposable {
  readonly #runs: Run[] = [];
  readonly #listening = vscode.window.onDidStartTerminalShellExecution(({ execution }) => void this.#read(execution));

  /** The commands in their order, each above what it printed. */
  get text(): string {
    return this.#runs
      .map(({ command, output }) => {
        const printed = stripVTControlCharacters(output).replace(/\r\n?/g, "\n");
        return `$ ${command}\n${printed}`;
      })
      .join("\n\n");
  }

  dispose(): void {
    this.#listening.dispose();
  }

  async #read(execution: vscode.TerminalShellExecution): Promise<void> {
    const run: Run = { command: execution.commandLine.value, output: "" };
    this.#runs.push(run);
    if (this.#runs.length > MOST_COMMANDS) this.#runs.shift();
    for await (const data of execution.read()) run.output = (run.output + data).slice(-LONGEST);
  }
}
