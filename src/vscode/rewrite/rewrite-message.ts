import * as vscode from "vscode";
import type { Fitted } from "../../node/fitting/fitting-queries.ts";
import { tokens } from "../number-format.ts";
import type { Conversation } from "./rewrite-conversation.ts";

/** Says in a sentence or two what is shown, and why it is not the model's; waits for nobody to read it. */
export function sayRewritten({ model, reasons }: Conversation, accepted: boolean, { before, after }: Fitted): void {
  const figures = [tokens(before), tokens(after)];
  const [reason] = reasons;
  if (!accepted) {
    const why = reason ?? vscode.l10n.t("It leaves no room for what must stay.");
    void vscode.window.showWarningMessage(
      vscode.l10n.t("What {0} wrote was not accepted; this is the local result. {1}", model, why),
    );
  } else if (reason !== undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        "Rewritten by {0}: {1} → {2} tokens. In places it is the local result. {3}",
        model,
        ...figures,
        reason,
      ),
    );
  } else {
    vscode.window.setStatusBarMessage(vscode.l10n.t("Rewritten by {0}: {1} → {2} tokens.", model, ...figures), 8000);
  }
}
