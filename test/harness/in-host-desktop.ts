import path from "node:path";
import { hostBundle } from "./bundle-host-suites.ts";
import { prepareDesktop } from "./desktop.ts";
import { developed, type HostRun } from "./in-host-web.ts";
import { runCommand } from "./run-command.ts";

/**
 * Runs test/host's run() in the extension host of a desktop VS Code.
 * @returns what the run's end says, for the case that its report is missing something.
 */
export async function runInDesktopHost(executable: string, run: HostRun): Promise<string> {
  const { args, home } = await prepareDesktop(executable, { vsix: run.vsix === undefined ? [] : [run.vsix] });
  try {
    const tests = [
      ...developed(run).map((folder) => `--extensionDevelopmentPath=${folder}`),
      `--extensionTestsPath=${path.join(hostBundle, "index.cjs")}`,
    ];
    const env = { ...process.env, ...run.env };
    delete env.ELECTRON_RUN_AS_NODE;
    const { status, output } = await runCommand(executable, [run.folder, ...args, ...tests], {
      env,
      seconds: run.seconds,
    });
    const last = output.trim().split("\n").slice(-5).join("\n");
    return status === 124 ? `it had not ended after ${run.seconds} s` : `VS Code ended with status ${status}: ${last}`;
  } finally {
    home.remove();
  }
}
