import * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";
import { completion, servedModels } from "../../node/language-model/chat-completions.ts";
import { type ModelAddress, modelAddress } from "../../node/language-model/model-address.ts";
import { proxyInTheWay } from "../../node/language-model/proxy.ts";
import { readSettings } from "../settings/settings.ts";
import type { ReadyModel, RewriteModel } from "./rewrite-model.ts";
import { keyFor } from "./server-key.ts";

/** The model at the address of the settings; `undefined` where there is none. */
export function settingsModel(secrets: vscode.SecretStorage): RewriteModel | UserError | undefined {
  const { address: given, model } = readSettings().rewrite;
  if (given === null) return undefined;
  const address = modelAddress(given, 'The setting "promptBudget.rewrite.address"');
  if (address instanceof UserError) return address;
  const problem = proxyInTheWay(address, process.env);
  if (problem) return problem;
  const { origin, isLocal } = address;
  return {
    name: model ?? vscode.l10n.t("the model at {0}", origin),
    from: origin,
    reach: isLocal ? "machine" : "elsewhere",
    destination: origin,
    ready: (token) => ready(address, model, secrets, token),
  };
}

async function ready(
  address: ModelAddress,
  named: string | null,
  secrets: vscode.SecretStorage,
  token: vscode.CancellationToken,
): Promise<ReadyModel | UserError | undefined> {
  const key = await keyFor(address, secrets);
  if (key instanceof UserError) return key;
  const secret = key === undefined ? {} : { key };
  const name = named ?? (await nameOf(address, secret, token));
  if (name === undefined || name instanceof UserError) return name;
  return {
    name,
    ask: ({ messages, mostTokens }, asked) =>
      completion({ address, model: name, ...secret }, messages, mostTokens, { signal: signalOf(asked) }),
  };
}

/** The only model of a server, or the one that the person chooses. */
async function nameOf(
  address: ModelAddress,
  secret: { readonly key?: string },
  token: vscode.CancellationToken,
): Promise<string | UserError | undefined> {
  const models = await servedModels(address, { ...secret, signal: signalOf(token) });
  if (models instanceof UserError) return models;
  if (models.length === 0) return new UserError("model-failed", vscode.l10n.t("{0} lists no model.", address.origin));
  if (models.length === 1) return models[0];
  const title = vscode.l10n.t("Models of {0}", address.origin);
  return vscode.window.showQuickPick(models, {
    title,
    placeHolder: vscode.l10n.t("Which one is to rewrite the text?"),
  });
}

function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
