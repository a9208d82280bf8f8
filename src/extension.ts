import * as vscode from "vscode";
import { CountingService } from "./vscode/counting-service.ts";
import { registerFit } from "./vscode/fit-commands.ts";
import { IncludeCounter } from "./vscode/include-counter.ts";
import { KeepDropMarks } from "./vscode/keep-drop-marks.ts";
import { registerMarks } from "./vscode/mark-commands.ts";
import { registerOverflowLine } from "./vscode/overflow-line.ts";
import { registerSectionSizes } from "./vscode/section-sizes.ts";
import { StatusBar } from "./vscode/status-bar.ts";

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Prompt Budget", { log: true });
  const counting = new CountingService(context.asAbsolutePath("dist/worker.js"), log);
  const includes = new IncludeCounter(counting);
  const marks = new KeepDropMarks(context.workspaceState);
  context.subscriptions.push(
    log,
    counting,
    includes,
    new StatusBar(counting, includes),
    registerOverflowLine(counting),
    registerSectionSizes(counting),
    registerMarks(marks),
    registerFit(counting, marks),
  );
}
