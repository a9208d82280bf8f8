// Runs inside the extension host: the editor calls run() after it has started.
import { writeFileSync } from "node:fs";
import path from "node:path";
import Mocha from "mocha";
import type { HostReport } from "../harness/host-report.ts";

/** Runs the suites that HOST_SUITES names and keeps the report in the file HOST_REPORT up to date with each test. */
export async function run(): Promise<void> {
  const { HOST_SUITES, HOST_REPORT } = process.env;
  if (HOST_SUITES === undefined || HOST_REPORT === undefined)
    throw new Error("HOST_SUITES and HOST_REPORT are needed.");
  const mocha = new Mocha({
    ui: "bdd",
    timeout: 20_000,
    color: false,
    reporter: Mocha.reporters.Base,
  });
  for (const name of HOST_SUITES.split(",")) mocha.addFile(path.join(__dirname, `${name}.test.cjs`));

  const report: HostReport = {
    editor: "",
    passed: [],
    failed: [],
    pending: [],
    running: "loading the suites",
    done: false,
  };
  // VS Code and the desktop's Electron are named here, since only the host knows what it runs in.
  const vscode = await import("vscode");
  report.editor = `${vscode.env.appName}, VS Code ${vscode.version}, extension host on Node ${process.versions.node}`;
  const save = () => writeFileSync(HOST_REPORT, JSON.stringify(report));
  save();
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on("test", (test) => {
      report.running = test.fullTitle();
      save();
    });
    runner.on("pass", (test) => report.passed.push({ title: test.fullTitle(), milliseconds: test.duration ?? 0 }));
    runner.on("pending", (test) => report.pending.push(test.fullTitle()));
    runner.on("fail", (test, error) =>
      report.failed.push({
        title: test.fullTitle(),
        error: error.stack ?? String(error),
        suite: path.relative(__dirname, test.file ?? "").replace(".test.cjs", ""),
      }),
    );
  });
  report.running = "";
  report.done = true;
  save();
}
