import * as vscode from "vscode";
import type { HiddenLetters, HiddenWord, Spelling } from "../../core/letters/hidden-letters.ts";
import type { DocumentState } from "../counting/document-state.ts";
import { number } from "../number-format.ts";
import { SECTION } from "../settings/settings.ts";
import { workspacePlace } from "../settings/write-target.ts";
import { tokenizerLabel } from "../tokenizer-label.ts";

const HIDE_COMMAND = "promptBudget.hideLetterHints";

/** More words than this a message does not name. */
const MOST_NAMED = 3;
/** What a quick fix shows of the first word. */
const LONGEST_SHOWN = 40;

export interface LetterHint {
  readonly letters: HiddenLetters;
  readonly range: vscode.Range;
}

/** Sentences of the present text that ask for work on letters; none while it is being read anew. */
export function letterHints(document: vscode.TextDocument, state: DocumentState): LetterHint[] {
  if (!state.settings.letters || !state.structure || state.structureVersion !== document.version) return [];
  return state.structure.letters.map((letters) => {
    const range = new vscode.Range(document.positionAt(letters.start), document.positionAt(letters.end));
    return { letters, range };
  });
}

export function letterMessage({ words }: HiddenLetters, tokenizer: string): string {
  const named = words.slice(0, MOST_NAMED).map(wordText);
  if (words.length > MOST_NAMED) named.push(vscode.l10n.t("{0} more", number(words.length - MOST_NAMED)));
  return vscode.l10n.t(
    "This asks for work on letters, and a model sees tokens. In {0}: {1}.",
    tokenizerLabel(tokenizer),
    named.join("; "),
  );
}

function wordText({ word, parts }: HiddenWord): string {
  if (parts === null) return vscode.l10n.t("how “{0}” is cut is not published", word);
  if (parts.length === 1) return vscode.l10n.t("“{0}” is one token", word);
  return vscode.l10n.t("“{0}” is {1} tokens: {2}", word, number(parts.length), parts.join("|"));
}

/** Sets the letters apart, so that each is a token of its own; and a way to be left alone. */
export function letterFixes(
  document: vscode.TextDocument,
  { letters }: LetterHint,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction[] {
  const spelled = letters.spellings.map((spelling) => {
    const action = new vscode.CodeAction(spellingTitle(spelling), vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    for (const { start, end, replacement } of spelling.edits) {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      action.edit.replace(document.uri, range, replacement);
    }
    return action;
  });
  const title = hasFolder()
    ? vscode.l10n.t("Do not say this in this workspace")
    : vscode.l10n.t("Do not say this any more");
  const hide = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  hide.command = { title, command: HIDE_COMMAND };
  const actions = [...spelled, hide];
  for (const [i, action] of actions.entries()) {
    action.diagnostics = [diagnostic];
    action.isPreferred = i === 0 && action !== hide;
  }
  return actions;
}

function spellingTitle({ separator, edits }: Spelling): string {
  const first = edits[0]?.replacement ?? "";
  const shown = first.length > LONGEST_SHOWN || edits.length > 1 ? `${first.slice(0, LONGEST_SHOWN)}…` : first;
  return separator === "-"
    ? vscode.l10n.t("Put hyphens between the letters: {0}", shown)
    : vscode.l10n.t("Put blanks between the letters: {0}", shown);
}

const hasFolder = () => (vscode.workspace.workspaceFolders?.length ?? 0) > 0;

/** What the last quick fix runs: turns the setting off where the person works. */
export function registerHideLetterHints(): vscode.Disposable {
  return vscode.commands.registerCommand(HIDE_COMMAND, () => {
    const place = hasFolder() ? workspacePlace() : vscode.ConfigurationTarget.Global;
    const scope = vscode.window.activeTextEditor?.document.uri;
    return vscode.workspace.getConfiguration(SECTION, scope).update("diagnostics.letters", false, place);
  });
}
