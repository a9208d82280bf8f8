import * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";
import { type ModelAddress, modelAddress } from "../../node/language-model/model-address.ts";
import { readSettings } from "../settings/settings.ts";

const placeOf = (origin: string) => `promptBudget.rewrite.key ${origin}`;

/** The key that the person stored for a server; refused where anybody on the way could read it. */
export async function keyFor(
  { origin, isLocal }: ModelAddress,
  secrets: vscode.SecretStorage,
): Promise<string | UserError | undefined> {
  const key = await secrets.get(placeOf(origin));
  if (key === undefined || isLocal || origin.startsWith("https:")) return key;
  return new UserError(
    "invalid-argument",
    vscode.l10n.t("The key for {0} would go there for all to read: use https.", origin),
  );
}

/** Asks for the key of the server in the settings, and stores it in the editor's secret storage; an empty one is forgotten. */
export async function setServerKey(secrets: vscode.SecretStorage): Promise<UserError | undefined> {
  const { address: given } = readSettings().rewrite;
  const address = modelAddress(given ?? "", 'The setting "promptBudget.rewrite.address"');
  if (address instanceof UserError) return address;
  const { origin } = address;
  const key = await vscode.window.showInputBox({
    title: vscode.l10n.t("Key for {0}", origin),
    prompt: vscode.l10n.t("It is kept in the editor's secret storage and sent to this server alone. Empty: none."),
    password: true,
    ignoreFocusOut: true,
  });
  if (key === undefined) return undefined;
  if (key.trim() === "") await secrets.delete(placeOf(origin));
  else await secrets.store(placeOf(origin), key.trim());
  return undefined;
}
