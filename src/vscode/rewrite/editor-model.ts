import * as vscode from "vscode";
import type { RewriteRequest } from "../../core/compress/rewrite/rewriting.ts";
import { UserError } from "../../core/user-error.ts";
import type { RewriteModel } from "./rewrite-model.ts";

/** A model that says nothing for so long is not waited for. */
const ANSWER_WITHIN_MS = 300_000;
/** No rewrite is as long; what comes after is not read. */
const MOST_CHARACTERS = 1_000_000;
const LONGEST_REASON = 200;

/** The language models that the editor offers to its extensions. */
export async function editorModels(): Promise<RewriteModel[]> {
  const models = await vscode.lm.selectChatModels();
  return models.map((model) => {
    const { name, id, vendor } = model;
    return {
      name: name || id,
      from: vendor,
      reach: "editor",
      destination: `editor ${vendor}/${id}`,
      ready: async () => ({ name: name || id, ask: (request, token) => ask(model, request, token) }),
    };
  });
}

async function ask(
  model: vscode.LanguageModelChat,
  { messages }: RewriteRequest,
  token: vscode.CancellationToken,
): Promise<string | UserError> {
  const source = new vscode.CancellationTokenSource();
  const listening = token.onCancellationRequested(() => source.cancel());
  const late = setTimeout(() => source.cancel(), ANSWER_WITHIN_MS);
  try {
    const justification = vscode.l10n.t("To rewrite a text to its token budget, as you have asked.");
    const chat = messages.map(({ role, content }) =>
      role === "assistant"
        ? vscode.LanguageModelChatMessage.Assistant(content)
        : vscode.LanguageModelChatMessage.User(content),
    );
    const response = await model.sendRequest(chat, { justification }, source.token);
    let text = "";
    for await (const part of response.text) {
      text += part;
      if (text.length > MOST_CHARACTERS) break;
    }
    return source.token.isCancellationRequested ? stopped(model, token) : text;
  } catch (error) {
    if (source.token.isCancellationRequested) return stopped(model, token);
    const why = String(error instanceof Error ? error.message : error).replace(/\s+/g, " ");
    return new UserError("model-failed", vscode.l10n.t("{0} failed: {1}", model.name, why.slice(0, LONGEST_REASON)));
  } finally {
    clearTimeout(late);
    listening.dispose();
    source.cancel();
    source.dispose();
  }
}

function stopped({ name }: vscode.LanguageModelChat, token: vscode.CancellationToken): UserError {
  if (token.isCancellationRequested) return new UserError("cancelled", vscode.l10n.t("Cancelled."));
  return new UserError(
    "model-failed",
    vscode.l10n.t("{0} has not answered within {1} seconds.", name, ANSWER_WITHIN_MS / 1000),
  );
}
