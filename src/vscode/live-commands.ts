import * as vscode from "vscode";
import type { CountingService } from "./counting/counting-service.ts";
import { goToOverflow } from "./decorations/go-to-overflow.ts";
import type { TokenView } from "./decorations/token-view.ts";
import { chooseModel } from "./settings/choose-model.ts";
import { setBudget } from "./settings/set-budget.ts";
import { TargetChanges } from "./settings/target-change.ts";
import { showMenu } from "./status/status-menu.ts";

const EXTENSION_ID = "prompt-budget.prompt-budget";

/** The commands of the live half, and the contexts that say when they make sense. */
export function registerLiveCommands(
  counting: CountingService,
  tokenView: TokenView,
  memory: vscode.Memento,
): vscode.Disposable {
  const changes = new TargetChanges(counting, memory);
  const command = (name: string, run: (given?: object) => unknown) =>
    vscode.commands.registerCommand(`promptBudget.${name}`, run);
  return vscode.Disposable.from(
    command("chooseModel", (given) => chooseModel(counting, changes, given)),
    command("setBudget", (given) => setBudget(counting, changes, given)),
    command("goToOverflow", () => goToOverflow(counting)),
    command("showTokens", () => tokenView.show()),
    command("hideTokens", () => tokenView.hide()),
    command("toggleTokens", () => tokenView.toggle()),
    command("showMenu", () => showMenu(counting)),
    command("restartWorker", () => counting.restart()),
    command("openSettings", () =>
      vscode.commands.executeCommand("workbench.action.openSettings", `@ext:${EXTENSION_ID}`),
    ),
    registerContexts(counting),
    counting.onDidChangeWorker((state) => {
      if (state === "stopped") void offerRestart(counting);
    }),
  );
}

async function offerRestart(counting: CountingService): Promise<void> {
  const restart = vscode.l10n.t("Restart");
  const message = vscode.l10n.t("Prompt Budget stopped counting: its worker was lost three times within a minute.");
  if ((await vscode.window.showWarningMessage(message, restart)) === restart) await counting.restart();
}

/** Keeps `promptBudget.counted`, `promptBudget.over` and `promptBudget.chat` true to the active editor. */
function registerContexts(counting: CountingService): vscode.Disposable {
  const known = new Map<string, boolean>();
  const set = (name: string, value: boolean) => {
    if (known.get(name) === value) return;
    known.set(name, value);
    void vscode.commands.executeCommand("setContext", `promptBudget.${name}`, value);
  };
  const update = () => {
    const document = vscode.window.activeTextEditor?.document;
    const state = document && counting.state(document);
    set("counted", state !== undefined);
    set("over", state !== undefined && state.over > 0);
    set("chat", state?.structure?.isChat === true);
    set("stopped", counting.workerState === "stopped");
  };
  update();
  return vscode.Disposable.from(
    counting.onDidChange(update),
    counting.onDidChangeWorker(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}
