import * as vscode from "vscode";
import { LOADING_BEGAN } from "./vscode/activation-clock.ts";
import { createApi, type PromptBudgetApi } from "./vscode/api.ts";
import { registerCalibration } from "./vscode/calibrate.ts";
import { registerConfigFileCommand } from "./vscode/config-file-command.ts";
import { registerCopyWithinBudget } from "./vscode/copy-within-budget.ts";
import { registerCountFiles } from "./vscode/count-files-command.ts";
import { CountingService } from "./vscode/counting-service.ts";
import { Diagnostics } from "./vscode/diagnostics.ts";
import { registerFit } from "./vscode/fit-commands.ts";
import { IncludeCounter } from "./vscode/include-counter.ts";
import { registerIncludeLinks } from "./vscode/include-links.ts";
import { KeepDropMarks } from "./vscode/keep-drop-marks.ts";
import { registerLiveCommands } from "./vscode/live-commands.ts";
import { registerMarks } from "./vscode/mark-commands.ts";
import { registerNotebookGroups } from "./vscode/notebook-groups.ts";
import { registerOverflowLine } from "./vscode/overflow-line.ts";
import { registerQuickFixes } from "./vscode/quick-fixes.ts";
import { registerSectionSizes } from "./vscode/section-sizes.ts";
import { StatusBar } from "./vscode/status-bar.ts";
import { TokenView } from "./vscode/token-view.ts";
import { registerWorkspaceFiles } from "./vscode/workspace-files.ts";

/** Evaluated after all that is imported. */
const loadingMs = performance.now() - LOADING_BEGAN;

export function activate(context: vscode.ExtensionContext): PromptBudgetApi {
  const began = performance.now();
  const log = vscode.window.createOutputChannel("Prompt Budget", { log: true });
  const counting = new CountingService(context.asAbsolutePath("dist/worker.js"), log);
  const tokenView = new TokenView(counting);
  const includes = new IncludeCounter(counting);
  const marks = new KeepDropMarks(context.workspaceState);
  context.subscriptions.push(
    log,
    counting,
    registerWorkspaceFiles(counting),
    registerNotebookGroups(counting),
    includes,
    tokenView,
    new StatusBar(counting, includes),
    registerOverflowLine(counting),
    registerSectionSizes(counting),
    new Diagnostics(counting),
    registerQuickFixes(counting),
    registerLiveCommands(counting, tokenView),
    registerMarks(marks),
    registerFit(counting, marks),
    registerCopyWithinBudget(counting, marks),
    registerCountFiles(counting),
    registerCalibration(counting),
    registerConfigFileCommand(),
    registerIncludeLinks(counting),
  );
  const activationMs = loadingMs + performance.now() - began;
  log.debug(`Activated in ${activationMs.toFixed(1)} ms.`);
  return createApi(counting, activationMs);
}
