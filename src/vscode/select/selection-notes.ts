import * as vscode from "vscode";
import type { Selected } from "../../node/selecting/selecting-queries.ts";

/** What a person must know of what was selected from, in sentences. */
export function selectionNotes({ isPartial, leftOut, modelProblem }: Selected): string[] {
  return [
    ...(isPartial ? [vscode.l10n.t("The workspace is still being read: select again for the rest.")] : []),
    ...(modelProblem ? [vscode.l10n.t("Ranked by words alone: {0}", modelProblem)] : []),
    ...leftOut,
  ];
}
