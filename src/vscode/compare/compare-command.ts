import * as vscode from "vscode";
import type { NamedCheapest } from "../../core/compare/cheapest-exact.ts";
import type { Comparison } from "../../core/compare/comparison.ts";
import { UserError } from "../../core/user-error.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { askForFiles, chosenUris } from "../files/chosen-files.ts";
import { runLongTask } from "../long-task.ts";
import { dollars, number, share, tokens } from "../number-format.ts";
import { sayRefusal } from "../refusal.ts";
import { tokenizerLabel } from "../tokenizer-label.ts";

/** Compare Tokenizers: the selection, the document, or files and folders under every tokenizer, the fewest tokens first. */
export function registerCompare(counting: CountingService): vscode.Disposable {
  return vscode.Disposable.from(
    registerCompareDocument(counting),
    vscode.commands.registerCommand("promptBudget.compareFiles", async (clicked?: unknown, selected?: unknown) => {
      const uris = chosenUris(clicked, selected);
      const ask = () => askForFiles(vscode.l10n.t("Files and Folders to Compare"), vscode.l10n.t("Compare"));
      return compareFiles(counting, uris.length > 0 ? uris : await ask());
    }),
  );
}

function registerCompareDocument(counting: CountingService): vscode.Disposable {
  return vscode.commands.registerCommand("promptBudget.compareTokenizers", async () => {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return undefined;
    const { document, selection } = editor;
    const span = selection.isEmpty
      ? null
      : ([document.offsetAt(selection.start), document.offsetAt(selection.end)] as const);
    const title = vscode.l10n.t("Comparing tokenizers");
    const compared = await runLongTask(title, (token) =>
      counting.ask("comparison", { uri: document.uri.toString(), span }, token),
    );
    if (compared instanceof UserError) return refuse(counting, compared);
    const shown = span
      ? vscode.l10n.t("The selection under each tokenizer")
      : vscode.l10n.t("The document under each tokenizer");
    show(compared, shown, vscode.l10n.t("The fewest tokens first"));
    return compared;
  });
}

/** Files and folders, summed; of two files or more the cheapest tokenizer is told, with how sure that is. */
async function compareFiles(counting: CountingService, named: readonly vscode.Uri[]) {
  if (named.length === 0) return undefined;
  const compared = await runLongTask(vscode.l10n.t("Comparing tokenizers"), async (token, report) => {
    // Loaded at the first need: what lists and matches files is not part of the extension's start.
    const { filesToCompare } = await import("./files-to-compare.ts");
    const files = await filesToCompare(named, token, report);
    return files instanceof UserError ? files : counting.ask("filesComparison", { files }, token);
  });
  if (compared instanceof UserError) return refuse(counting, compared);
  const { rows, files, cheapest } = compared;
  const title = vscode.l10n.t("{0} files under each tokenizer", number(files));
  show(rows, title, cheapest ? cheapestText(cheapest) : vscode.l10n.t("The fewest tokens first"));
  return compared;
}

function refuse(counting: CountingService, error: UserError): undefined {
  sayRefusal(counting, error, (why) => vscode.l10n.t("Prompt Budget could not compare tokenizers: {0}", why));
}

function cheapestText({ tokenizer, next, saved, wins }: NamedCheapest): string {
  const per = (value: number) => (100 * value).toFixed(1);
  return vscode.l10n.t(
    "{0}: {1}% fewer than {2} ({3} to {4}% in 95 of 100 resamples of the files), the cheapest in {5} of them",
    tokenizerLabel(tokenizer),
    per(saved.share),
    tokenizerLabel(next),
    per(saved.low),
    per(saved.high),
    share(wins),
  );
}

/** A list to look at; the button copies it as a Markdown table. */
function show(compared: readonly Comparison[], title: string, placeholder: string): void {
  const pick = vscode.window.createQuickPick();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.buttons = [{ iconPath: new vscode.ThemeIcon("copy"), tooltip: vscode.l10n.t("Copy as Markdown") }];
  pick.items = compared.map((row) => ({
    label: tokenizerLabel(row.tokenizer),
    description: countText(row),
    detail: detailText(row),
  }));
  pick.onDidTriggerButton(async () => {
    await vscode.env.clipboard.writeText(markdownOf(compared));
    vscode.window.setStatusBarMessage(vscode.l10n.t("Copied {0} lines.", number(compared.length)), 4000);
  });
  pick.onDidAccept(() => pick.hide());
  pick.onDidHide(() => pick.dispose());
  pick.show();
}

function countText({ count, above }: Comparison): string {
  const interval = count.exact ? "" : ` (${number(count.low)} – ${number(count.high)})`;
  return `${tokens(count)}${interval}${above > 0 ? ` · +${share(above)}` : ""}`;
}

function detailText({ bytesPerToken, wordsPerToken, models }: Comparison): string {
  const perToken = vscode.l10n.t(
    "{0} bytes and {1} words a token",
    (bytesPerToken ?? 0).toFixed(2),
    (wordsPerToken ?? 0).toFixed(2),
  );
  const cost = costText(models.flatMap((model) => model.cost ?? []));
  const fitting = models.filter(({ fits }) => fits).length;
  const fits = models.length === 0 ? "" : vscode.l10n.t("fits {0} of {1} models", fitting, models.length);
  return [perToken, cost, fits].filter((part) => part !== "").join(" · ");
}

function costText(costs: readonly number[]): string {
  const [lowest, highest] = [costs[0], costs.at(-1)];
  if (lowest === undefined || highest === undefined) return "";
  return lowest === highest ? dollars(lowest) : `${dollars(lowest)} – ${dollars(highest)}`;
}

function markdownOf(compared: readonly Comparison[]): string {
  const rows = compared.map((row) => `| ${row.tokenizer} | ${countText(row)} | ${detailText(row)} |\n`);
  return `| ${vscode.l10n.t("Tokenizer")} | ${vscode.l10n.t("Tokens")} | |\n| :-- | --: | :-- |\n${rows.join("")}`;
}
