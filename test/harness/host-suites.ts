import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { HostReport } from "./host-report.ts";
import type { HostRun } from "./in-host-web.ts";
import type { Failure, PartResult } from "./part.ts";
import { outFolder, root } from "./project.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Where suites put what they measure (see test/host/figures.ts); the benchmark reads it. */
export const figuresFile = path.join(outFolder, "host-figures.json");

/**
 * Runs suites inside an editor's extension host and reads their report, the only thing that is believed: an editor
 * whose host was killed says that all went well.
 */
export async function runHostSuites(
  suites: readonly string[],
  inEditor: (run: HostRun) => Promise<string>,
  options: Pick<HostRun, "vsix" | "say">,
): Promise<PartResult> {
  const temporary = temporaryFolder();
  const folder = path.join(temporary.path, "workspace");
  mkdirSync(folder);
  const fixtures = path.join(root, "test/host/fixtures");
  if (existsSync(fixtures)) cpSync(fixtures, folder, { recursive: true });
  const reportFile = path.join(temporary.path, "report.json");
  rmSync(figuresFile, { force: true });
  const env = { HOST_SUITES: suites.join(","), HOST_REPORT: reportFile, HOST_FIGURES: figuresFile };
  try {
    const end = await inEditor({ ...options, folder, env, seconds: 720 });
    return judge(read(reportFile), end);
  } finally {
    temporary.remove();
  }
}

function read(file: string): HostReport | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as HostReport) : undefined;
}

function judge(report: HostReport | undefined, end: string): PartResult {
  if (report === undefined) {
    return { passed: 0, failures: [{ title: "start of the suites", error: `They never began: ${end}.` }], notes: [] };
  }
  const failures: Failure[] = [
    ...report.failed,
    ...report.pending.map((title) => ({ title, error: "It was skipped." })),
  ];
  if (!report.done) failures.push({ title: report.running, error: `The host was lost in this test: ${end}.` });
  if (report.done && report.passed.length + failures.length === 0) {
    failures.push({ title: "suites", error: "They hold no test." });
  }
  const slow = report.passed.filter(({ milliseconds }) => milliseconds > 5000);
  const notes = [
    report.editor,
    ...slow.map(({ title, milliseconds }) => `${Math.round(milliseconds / 1000)} s: ${title}`),
  ];
  return { passed: report.passed.length, failures, notes };
}
