import * as vscode from "vscode";
import type { FileLevel } from "../../core/select/file-level.ts";

/** Asks how much of a file is to be there; `null`: its best pieces, as without a decision. */
export async function pickLevel(path: string, now: FileLevel | undefined): Promise<FileLevel | null | undefined> {
  const items: (vscode.QuickPickItem & { readonly level: FileLevel | null })[] = [
    { level: null, label: vscode.l10n.t("Best pieces"), detail: vscode.l10n.t("What answers the question.") },
    { level: "full", label: vscode.l10n.t("Whole file"), detail: vscode.l10n.t("All of it, whatever it is worth.") },
    {
      level: "outline",
      label: vscode.l10n.t("Outline"),
      detail: vscode.l10n.t("Signatures with the first line of their comments, or headings."),
    },
    { level: "name", label: vscode.l10n.t("Name"), detail: vscode.l10n.t("A line that says it is there.") },
  ];
  const marked = items.map((item) => ({
    ...item,
    ...(item.level === (now ?? null) && { description: vscode.l10n.t("as now") }),
  }));
  const title = vscode.l10n.t("How much of {0}?", path.split("/").pop() ?? path);
  return (await vscode.window.showQuickPick(marked, { title }))?.level;
}
