import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { PromptBudgetApi } from "../../src/vscode/api.ts";
import type { DocumentState } from "../../src/vscode/counting/document-state.ts";
import { until } from "../harness/until.ts";

const PATIENCE_MS = 15_000;

export async function api(): Promise<PromptBudgetApi> {
  const extension = vscode.extensions.getExtension<PromptBudgetApi>("prompt-budget.prompt-budget");
  assert.ok(extension, "the editor does not know the extension");
  return extension.activate();
}

export async function show(content: string, language = "markdown"): Promise<vscode.TextEditor> {
  const plain = (text: string) => text.replace(/\r\n?/g, "\n");
  // An untitled document that is being closed lends its name, and for a moment its text, to the next one.
  const document = await until("a new document holds the text", PATIENCE_MS, async () => {
    const opened = await vscode.workspace.openTextDocument({ content, language });
    return plain(opened.getText()) === plain(content) && opened;
  });
  return vscode.window.showTextDocument(document, { preview: false });
}

/** The folder that the run has open. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, "no folder is open");
  return folder.uri;
}

/** Waits until the present text of a document is counted, and its state is as wanted. */
export async function counted(
  document: vscode.TextDocument,
  wanted: (state: DocumentState) => boolean = () => true,
): Promise<DocumentState & { readonly count: NonNullable<DocumentState["count"]> }> {
  const { stateOf } = await api();
  const state = await until(
    "the document is counted as wanted",
    PATIENCE_MS,
    () => {
      const state = stateOf(document);
      return state?.count && state.version === document.version && wanted(state) ? state : undefined;
    },
    () => JSON.stringify(stateOf(document)),
  );
  return state as DocumentState & { readonly count: NonNullable<DocumentState["count"]> };
}

/** Sets a setting of ours for the whole run; `undefined` takes it back. */
export function set(key: string, value: unknown): Thenable<void> {
  return vscode.workspace.getConfiguration("promptBudget").update(key, value, vscode.ConfigurationTarget.Global);
}

/** Waits for the diagnostics of a document that hold a text. */
export function diagnostics(document: vscode.TextDocument, text: string): Promise<vscode.Diagnostic[]> {
  const ours = () => vscode.languages.getDiagnostics(document.uri).filter(({ message }) => message.includes(text));
  return until(
    `a diagnostic says "${text}"`,
    PATIENCE_MS,
    () => (ours().length > 0 ? ours() : undefined),
    () => JSON.stringify(vscode.languages.getDiagnostics(document.uri)),
  );
}
