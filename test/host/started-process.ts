import { ChildProcess } from "node:child_process";

/** Processes that were started since the suites were loaded. The extension is told nothing of this. */
const started: ChildProcess[] = [];
const prototype = ChildProcess.prototype as unknown as { spawn(options: unknown): unknown };
const spawn = prototype.spawn;
prototype.spawn = function (this: ChildProcess, options) {
  started.push(this);
  return spawn.call(this, options);
};

/** The process that was last started with a script of this name and still runs; `undefined`: none. */
export function processOf(script: string): ChildProcess | undefined {
  const runs = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;
  return started.findLast((child) => runs(child) && child.spawnargs.some((argument) => argument.includes(script)));
}
