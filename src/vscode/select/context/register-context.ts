import * as vscode from "vscode";
import { UserError } from "../../../core/user-error.ts";
import { activeTextDocument } from "../../counting/active-document.ts";
import type { CountingService } from "../../counting/counting-service.ts";
import { readSettings } from "../../settings/settings.ts";
import type { SelectCommands } from "../select-commands.ts";
import type { SelectingService } from "../selecting-service.ts";
import { errorOf } from "../selections.ts";
import { registerContextLenses } from "./context-lenses.ts";
import { contextLinesIn, fillDocument } from "./fill-document.ts";

interface Services {
  readonly counting: CountingService;
  readonly service: SelectingService;
  readonly commands: SelectCommands;
}

/** What a lens or another extension gives: a document that is not the active one, and one line of it alone. */
type FillArguments = { readonly uri?: unknown; readonly line?: unknown } | undefined;

/** `{{context: question, 4000}}` in prompts: filled in by a command, a lens at the line and, where that is set, a save. */
export function registerContextLines({ counting, service, commands }: Services): vscode.Disposable {
  const fill = async (document: vscode.TextDocument, line?: number) => {
    const filled = await fillDocument({ counting, service }, document, line);
    if (filled.problem === undefined) return filled;
    return { ...filled, ...commands.refuse(filled.problem) };
  };
  return vscode.Disposable.from(
    registerContextLenses(counting),
    registerFillOnSave(fill),
    vscode.commands.registerCommand("promptBudget.fillContext", async (given: FillArguments) => {
      const document = await documentOf(given);
      if (document === undefined) return undefined;
      const line = typeof given?.line === "number" ? given.line : undefined;
      if (contextLinesIn(document).length > 0) return fill(document, line);
      const message = vscode.l10n.t(
        "No line of this text asks for context. Write one: {0}",
        "{{context: question, 4000}}",
      );
      void vscode.window.showInformationMessage(message);
      return errorOf(new UserError("invalid-argument", message));
    }),
  );
}

async function documentOf(given: FillArguments): Promise<vscode.TextDocument | undefined> {
  if (typeof given?.uri !== "string") return activeTextDocument();
  return vscode.workspace.openTextDocument(vscode.Uri.parse(given.uri));
}

/** Fills in after a save by hand and saves what that changed; not after those that happen while somebody types. */
function registerFillOnSave(fill: (document: vscode.TextDocument) => Promise<unknown>): vscode.Disposable {
  const byHand = new Set<vscode.TextDocument>();
  const filling = new Set<vscode.TextDocument>();
  return vscode.Disposable.from(
    vscode.workspace.onWillSaveTextDocument(({ document, reason }) => {
      if (reason === vscode.TextDocumentSaveReason.Manual && readSettings(document).fillOnSave) byHand.add(document);
    }),
    vscode.workspace.onDidSaveTextDocument(async (document) => {
      if (!byHand.delete(document) || filling.has(document) || contextLinesIn(document).length === 0) return;
      filling.add(document);
      try {
        const { version } = document;
        await fill(document);
        // What was typed meanwhile is for the person to save.
        if (document.isDirty && document.version === version + 1) await document.save();
      } finally {
        filling.delete(document);
      }
    }),
  );
}
