import * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";
import { editorModels } from "./editor-model.ts";
import type { RewriteModel } from "./rewrite-model.ts";
import { settingsModel } from "./served-model.ts";

/**
 * The model that a person chooses: of those that the editor offers and the one at the address of the settings. The only
 * one there is needs no choice. `undefined` when the person leaves.
 */
export async function pickModel(secrets: vscode.SecretStorage): Promise<RewriteModel | UserError | undefined> {
  const served = settingsModel(secrets);
  if (served instanceof UserError) return served;
  const models = [...(served ? [served] : []), ...(await editorModels())];
  if (models.length === 0) return offerAddress();
  if (models.length === 1) return models[0];
  const items = models.map((model) => ({ label: model.name, description: model.from, model }));
  const title = vscode.l10n.t("Rewrite to Budget with a Language Model");
  const placeHolder = vscode.l10n.t("Which model is to rewrite the text?");
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.model;
}

/** Says where a model can be named; the person goes there or not. */
async function offerAddress(): Promise<undefined> {
  const settings = vscode.l10n.t("Open Settings");
  const message = vscode.l10n.t(
    "There is no language model to ask: give the address of a server, such as http://127.0.0.1:11434/v1, or install an extension that brings models.",
  );
  void vscode.window.showInformationMessage(message, settings).then((chosen) => {
    if (chosen === settings)
      void vscode.commands.executeCommand("workbench.action.openSettings", "promptBudget.rewrite.address");
  });
}
