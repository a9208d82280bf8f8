import * as vscode from "vscode";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import type { Target } from "../../node/worker/target-settings.ts";
import type { CountingService } from "./counting-service.ts";
import type { DocumentState } from "./document-state.ts";

/** A document whose present text is counted. */
export interface CountedDocument {
  readonly count: Count;
  readonly target: Target;
  /** Where the budget ends; `null` within it. */
  readonly overflow: number | null;
}

/** Waits until the worker has counted the document's present version; a UserError says why it cannot be counted. */
export function whenCounted(
  counting: CountingService,
  document: vscode.TextDocument,
  token?: vscode.CancellationToken,
): Promise<CountedDocument | UserError> {
  const state = counting.follow(document);
  if (!state) {
    const language = document.languageId;
    return Promise.resolve(
      new UserError(
        "invalid-argument",
        vscode.l10n.t(
          'Documents of the language mode "{0}" are not counted, by the setting "promptBudget.languages".',
          language,
        ),
      ),
    );
  }
  return new Promise((resolve) => {
    const listeners: vscode.Disposable[] = [];
    const settle = (result: CountedDocument | UserError) => {
      for (const listener of listeners) listener.dispose();
      resolve(result);
    };
    const look = () => {
      const found = resultOf(state, document);
      if (found) settle(found);
      return found !== undefined;
    };
    if (look()) return;
    if (counting.workerState === "stopped") return settle(notRunning());
    listeners.push(
      counting.onDidChange(({ document: changed, what }) => {
        if (changed !== document) return;
        if (what === "closed") settle(new UserError("cancelled", vscode.l10n.t("The document was closed.")));
        else look();
      }),
      counting.onDidChangeWorker((worker) => {
        if (worker === "stopped") settle(notRunning());
      }),
    );
    if (token) {
      listeners.push(
        token.onCancellationRequested(() => settle(new UserError("cancelled", vscode.l10n.t("Cancelled.")))),
      );
    }
  });
}

const notRunning = () => new UserError("internal", vscode.l10n.t("The counting worker is not running."));

function resultOf(state: DocumentState, document: vscode.TextDocument): CountedDocument | UserError | undefined {
  if (state.refused !== null) return new UserError("invalid-argument", state.refused);
  const { count, target, overflow, version } = state;
  return count && target && version === document.version ? { count, target, overflow } : undefined;
}
