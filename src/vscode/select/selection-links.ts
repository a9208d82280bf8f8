import * as vscode from "vscode";
import { SELECTION_SCHEME, type Selections } from "./selections.ts";

/** Makes the header of each piece of a selection a link to where the piece stands. */
export function registerSelectionLinks(selections: Selections): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(
    { scheme: SELECTION_SCHEME },
    {
      provideDocumentLinks(document) {
        const shown = selections.find(document.uri);
        return (shown?.selected.pieces ?? []).map((piece, index) => {
          const line = document.lineAt(document.positionAt(piece.at![0]));
          const args = encodeURIComponent(JSON.stringify([{ uri: document.uri.toString(), index }]));
          const link = new vscode.DocumentLink(
            line.range,
            vscode.Uri.parse(`command:promptBudget.showSelected?${args}`),
          );
          link.tooltip = vscode.l10n.t("Go to Source");
          return link;
        });
      },
    },
  );
}
