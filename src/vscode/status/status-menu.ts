import * as vscode from "vscode";
import type { CountingService } from "../counting/counting-service.ts";

interface MenuItem extends vscode.QuickPickItem {
  readonly command?: string;
}

/** What a click on the status bar offers; a stopped worker is started again instead. */
export async function showMenu(counting: CountingService): Promise<void> {
  if (counting.workerState === "stopped") return counting.restart();
  const document = vscode.window.activeTextEditor?.document;
  const state = document && counting.state(document);
  const target = state?.target;
  const over = state !== undefined && state.over > 0;
  const items: MenuItem[] = [
    {
      label: `$(symbol-misc) ${vscode.l10n.t("Choose model…")}`,
      description: target?.model?.name ?? target?.tokenizer ?? "",
      command: "promptBudget.chooseModel",
    },
    {
      label: `$(dashboard) ${vscode.l10n.t("Set budget…")}`,
      description: target?.budget ? String(target.budget) : vscode.l10n.t("none"),
      command: "promptBudget.setBudget",
    },
    ...(over
      ? [
          { label: `$(arrow-down) ${vscode.l10n.t("Go to overflow line")}`, command: "promptBudget.goToOverflow" },
          { label: `$(fold) ${vscode.l10n.t("Fit to budget…")}`, command: "promptBudget.fitDocument" },
        ]
      : []),
    { label: `$(symbol-string) ${vscode.l10n.t("Show or hide tokens")}`, command: "promptBudget.toggleTokens" },
    { label: `$(gear) ${vscode.l10n.t("Settings")}`, command: "promptBudget.openSettings" },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: "Prompt Budget" });
  if (picked?.command) await vscode.commands.executeCommand(picked.command);
}
