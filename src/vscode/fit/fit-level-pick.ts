import * as vscode from "vscode";
import { FIT_LEVELS } from "../../core/compress/options.ts";
import type { FitChoice } from "./fitting-service.ts";

interface LevelItem extends vscode.QuickPickItem {
  readonly level: FitChoice["level"];
}

/** Asks how far fitting may go; `undefined` when the person leaves. */
export async function pickLevel(current: FitChoice["level"]): Promise<FitChoice["level"] | undefined> {
  const items = FIT_LEVELS.map((level): LevelItem => {
    const { label, detail } = described(level);
    return { label, detail, level, ...(level === current ? { description: vscode.l10n.t("current") } : {}) };
  });
  const options = { title: vscode.l10n.t("How Far May Fitting Go?"), matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.level;
}

function described(level: (typeof FIT_LEVELS)[number]): { label: string; detail: string } {
  switch (level) {
    case "auto":
      return {
        label: vscode.l10n.t("As far as the budget needs"),
        detail: vscode.l10n.t("Tidies first, then leaves out repeats, then whole sentences"),
      };
    case "lossless":
      return {
        label: vscode.l10n.t("Without losing anything"),
        detail: vscode.l10n.t("Blanks, line ends, padding of tables, comments that are not shown"),
      };
    case "condensed":
      return {
        label: vscode.l10n.t("Without repeats"),
        detail: vscode.l10n.t("Also paragraphs that stand there twice"),
      };
    case "sentences":
      return {
        label: vscode.l10n.t("Whole sentences"),
        detail: vscode.l10n.t("Leaves out sentences and list items, and writes none shorter"),
      };
    case "words":
      return {
        label: vscode.l10n.t("Words"),
        detail: vscode.l10n.t("Leaves out small words before it leaves out sentences"),
      };
    case "outline":
      return {
        label: vscode.l10n.t("Outline"),
        detail: vscode.l10n.t("Headings and first sentences, signatures of code"),
      };
  }
}
