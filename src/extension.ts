import * as vscode from "vscode";
import { registerPanel } from "./panel/host/register-panel.ts";
import { LOADING_BEGAN } from "./vscode/activation-clock.ts";
import { createApi, type PromptBudgetApi } from "./vscode/api.ts";
import { registerCalibration } from "./vscode/calibrate.ts";
import { registerCompare } from "./vscode/compare/compare-command.ts";
import { registerTwoTokenizers } from "./vscode/compare/two-tokenizers.ts";
import { CountingService } from "./vscode/counting/counting-service.ts";
import { ImageCounter } from "./vscode/counting/image-counter.ts";
import { IncludeCounter } from "./vscode/counting/include-counter.ts";
import { registerNotebookGroups } from "./vscode/counting/notebook-groups.ts";
import { registerWorkspaceFiles } from "./vscode/counting/workspace-files.ts";
import { registerOverflowLine } from "./vscode/decorations/overflow-line.ts";
import { registerSectionSizes } from "./vscode/decorations/section-sizes.ts";
import { TokenView } from "./vscode/decorations/token-view.ts";
import { registerCountFiles } from "./vscode/files/count-files-command.ts";
import { registerFit } from "./vscode/fit/register-fit.ts";
import { registerLiveCommands } from "./vscode/live-commands.ts";
import { KeepDropMarks } from "./vscode/marks/keep-drop-marks.ts";
import { registerMarks } from "./vscode/marks/mark-commands.ts";
import { Diagnostics } from "./vscode/problems/diagnostics.ts";
import { registerIncludeLinks } from "./vscode/problems/include-links.ts";
import { registerQuickFixes } from "./vscode/problems/quick-fixes.ts";
import { registerRepeatedPictures } from "./vscode/problems/repeated-pictures.ts";
import { registerSelect } from "./vscode/select/register-select.ts";
import { registerConfigFileCommand } from "./vscode/settings/config-file-command.ts";
import { StatusBar } from "./vscode/status/status-bar.ts";

/** Evaluated after all that is imported. */
const loadingMs = performance.now() - LOADING_BEGAN;

export function activate(context: vscode.ExtensionContext): PromptBudgetApi {
  const began = performance.now();
  const log = vscode.window.createOutputChannel("Prompt Budget", { log: true });
  const counting = new CountingService(context.asAbsolutePath("dist/worker.js"), log);
  const tokenView = new TokenView(counting);
  const includes = new IncludeCounter(counting);
  const images = new ImageCounter(counting);
  const marks = new KeepDropMarks(context.workspaceState);
  const fits = registerFit(counting, marks, context.asAbsolutePath("dist/fitting.js"), {
    log,
    memory: context.globalState,
    secrets: context.secrets,
  });
  const selects = registerSelect(counting, context.asAbsolutePath("dist/selecting-process.js"), {
    log,
    storageUri: context.storageUri,
    memory: context.workspaceState,
  });
  context.subscriptions.push(
    log,
    counting,
    registerWorkspaceFiles(counting),
    registerNotebookGroups(counting),
    includes,
    images,
    tokenView,
    new StatusBar(counting, includes, images),
    registerOverflowLine(counting),
    registerSectionSizes(counting),
    new Diagnostics(counting),
    registerRepeatedPictures(counting, images),
    registerQuickFixes(counting),
    registerLiveCommands(counting, tokenView, context.globalState),
    registerMarks(marks),
    fits,
    selects,
    registerPanel(counting, includes, images, { ...fits, ...selects, marks, extension: context.extensionUri }),
    registerCountFiles(counting),
    registerCompare(counting),
    registerTwoTokenizers(counting, tokenView),
    registerCalibration(counting),
    registerConfigFileCommand(),
    registerIncludeLinks(counting),
  );
  const activationMs = loadingMs + performance.now() - began;
  log.debug(`Activated in ${activationMs.toFixed(1)} ms.`);
  return createApi(counting, activationMs);
}
