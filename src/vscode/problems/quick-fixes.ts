import * as vscode from "vscode";
import type { CountingService } from "../counting/counting-service.ts";
import type { DocumentState } from "../counting/document-state.ts";
import { DIAGNOSTIC_SOURCE, LETTERS, OVER_BUDGET, presentWaste, WASTE } from "./diagnostics.ts";
import { letterFixes, letterHints, registerHideLetterHints } from "./letter-hints.ts";

/** Offers what mends a budget that is passed, what removes or reduces waste, and what sets letters apart. */
export function registerQuickFixes(counting: CountingService): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, _range, context) {
      const ours = context.diagnostics.filter(({ source }) => source === DIAGNOSTIC_SOURCE);
      return ours.flatMap((diagnostic) => {
        if (diagnostic.code === OVER_BUDGET) return overBudgetFixes(diagnostic);
        const state = counting.state(document);
        if (!state) return [];
        if (diagnostic.code === LETTERS)
          return letterHints(document, state)
            .filter(({ range }) => range.isEqual(diagnostic.range))
            .flatMap((hint) => letterFixes(document, hint, diagnostic));
        return diagnostic.code === WASTE ? wasteFixes(document, state, diagnostic) : [];
      });
    },
  };
  return vscode.Disposable.from(
    registerHideLetterHints(),
    vscode.languages.registerCodeActionsProvider("*", provider, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

function overBudgetFixes(diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
  const fixes: [title: string, command: string][] = [
    [vscode.l10n.t("Fit to budget…"), "promptBudget.fitDocument"],
    [vscode.l10n.t("Set budget…"), "promptBudget.setBudget"],
    [vscode.l10n.t("Go to overflow line"), "promptBudget.goToOverflow"],
  ];
  return fixes.map(([title, command], i) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { title, command };
    action.diagnostics = [diagnostic];
    action.isPreferred = i === 0;
    return action;
  });
}

function wasteFixes(
  document: vscode.TextDocument,
  state: DocumentState,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction[] {
  return presentWaste(document, state)
    .filter(({ range }) => range.intersection(diagnostic.range) !== undefined)
    .map(({ waste, range }) => {
      const action = new vscode.CodeAction(waste.fix, vscode.CodeActionKind.QuickFix);
      action.edit = new vscode.WorkspaceEdit();
      action.edit.replace(document.uri, range, waste.replacement);
      action.diagnostics = [diagnostic];
      action.isPreferred = true;
      return action;
    });
}
