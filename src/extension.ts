import * as vscode from "vscode";
import { CountingService } from "./vscode/counting-service.ts";
import { registerStatusBar } from "./vscode/status-bar.ts";

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Prompt Budget", { log: true });
  const counting = new CountingService(context.asAbsolutePath("dist/worker.js"), log);
  context.subscriptions.push(log, counting, registerStatusBar(counting));
}
