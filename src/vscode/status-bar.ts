import * as vscode from "vscode";
import type { CountingService } from "./counting-service.ts";

/** Shows the active document's tokens and budget. */
export function registerStatusBar(counting: CountingService): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("promptBudget.status", vscode.StatusBarAlignment.Right, 101);
  item.name = "Prompt Budget";
  const draw = () => {
    const document = vscode.window.activeTextEditor?.document;
    const state = document && counting.follow(document);
    if (!state) return item.hide();
    const { count, target } = state;
    if (!count) return;
    const budget = target?.budget ?? null;
    const tokens = `${count.exact ? "" : "~"}${count.tokens.toLocaleString("en")}`;
    item.text = `$(dashboard) ${tokens}${budget === null ? "" : ` / ${budget.toLocaleString("en")}`}`;
    item.show();
  };
  draw();
  return vscode.Disposable.from(item, counting.onDidChange(draw), vscode.window.onDidChangeActiveTextEditor(draw));
}
