import * as vscode from "vscode";
import { until } from "../harness/until.ts";

/** What a fit command returns. */
export interface Outcome {
  readonly budget: number;
  readonly before: number;
  readonly tokens: number;
  readonly error?: { readonly code: string; readonly message: string; readonly minimum?: number };
}

/** Runs a command of the extension's that fits or plans anew. */
export function run(name: string, given?: unknown): Thenable<Outcome> {
  return vscode.commands.executeCommand<Outcome>(`promptBudget.${name}`, given);
}

export function apply(): Thenable<string> {
  return vscode.commands.executeCommand<string>("promptBudget.applyFit");
}

/** The diff of a proposal that is open. */
export function openDiff(): vscode.TabInputTextDiff | undefined {
  const inputs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).map((tab) => tab.input);
  return inputs.find(
    (input): input is vscode.TabInputTextDiff =>
      input instanceof vscode.TabInputTextDiff && input.modified.scheme === "prompt-budget-plan",
  );
}

/** The document that shows the fitted text. */
export function plan(): Thenable<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(openDiff()?.modified as vscode.Uri);
}

/** Waits until the fitted text is as wanted. */
export async function planReads(what: string, wanted: (text: string) => boolean): Promise<string> {
  const document = await plan();
  return until(
    `the fitted text ${what}`,
    10_000,
    () => wanted(document.getText()) && document.getText(),
    () => document.getText().slice(0, 1000),
  );
}

/** The lenses in the fitted text, from the top. */
export async function lenses(): Promise<vscode.Command[]> {
  const uri = openDiff()?.modified as vscode.Uri;
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", uri, 1000);
  return found.map(({ command }) => command as vscode.Command);
}

export async function discardAll(): Promise<void> {
  while (openDiff()) await vscode.commands.executeCommand("promptBudget.discardFit");
}
