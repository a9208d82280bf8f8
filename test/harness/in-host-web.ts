import path from "node:path";
import { format } from "node:util";
import { chromium } from "playwright-core";
import { hostBundle } from "./bundle-host-suites.ts";
import { startCodeServer } from "./code-server.ts";
import type { Browser } from "./find-browser.ts";
import { root } from "./project.ts";
import { configureWorkbench } from "./web-configuration.ts";

/** What the extension host is given to run. */
export interface HostRun {
  /** The packed extension to test, or undefined for the one in the project's folder as it is built. */
  readonly vsix: string | undefined;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly say: (line: string) => void;
}

/**
 * Runs test/host's run() in the extension host of code-server, as VS Code's own web tests are started: the page is told
 * of an extension under development and of the tests' path.
 * @returns what the run's end says, for the case that its report is missing something.
 */
export async function runInWebHost(browser: Browser, run: HostRun): Promise<string> {
  const server = await startCodeServer({ vsix: run.vsix, env: run.env });
  const window = await chromium.launch({ executablePath: browser.executable, args: [...browser.args] });
  try {
    const page = await window.newPage();
    let end: (said: string) => void = () => undefined;
    const ended = new Promise<string>((resolve) => {
      end = resolve;
    });
    await page.exposeFunction("codeAutomationExit", (code: number) => end(`the host ended with code ${code}`));
    await page.exposeFunction("codeAutomationLog", (type: string, args: unknown[]) => {
      const line = format(...args);
      // The tests' own chat model fails on purpose.
      if (type === "error" && line.includes("prompt-budget") && !line.startsWith("[CHAT]")) run.say(line);
    });
    const authority = `127.0.0.1:${server.port}`;
    const address = (file: string) => ({ scheme: "vscode-remote", authority, path: file });
    const developmentOptions = {
      extensions: developed(run).map(address),
      extensionTestsPath: address(path.join(hostBundle, "index.cjs")),
    };
    await configureWorkbench(page, { developmentOptions });
    await page.goto(server.address(run.folder));
    const timer = setTimeout(() => end(`it had not ended after ${run.seconds} s`), run.seconds * 1000);
    const said = await ended;
    clearTimeout(timer);
    return said;
  } finally {
    await window.close();
    await server.stop();
  }
}

/** The extensions under development: what the tests bring, and ours where it is not packed. */
export function developed({ vsix }: Pick<HostRun, "vsix">): string[] {
  return [path.join(root, "test/harness/stub"), ...(vsix === undefined ? [root] : [])];
}
