import * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { runLongTask } from "../long-task.ts";
import { number, share, tokens } from "../number-format.ts";
import { sayRefusal } from "../refusal.ts";
import { askForFiles, chosenUris } from "./chosen-files.ts";
import type { CountedFile, CountedFiles } from "./count-files.ts";

/** Rows of the list; what comes after has the fewest tokens. */
const MOST_ROWS = 1000;

/** Count Tokens in Files and Folders (of the explorer, or chosen in a dialog) and in the workspace. */
export function registerCountFiles(counting: CountingService): vscode.Disposable {
  const run = async (named: readonly vscode.Uri[]) => {
    if (named.length === 0) return undefined;
    const counted = await runLongTask(vscode.l10n.t("Counting tokens"), async (token, report) => {
      // Loaded at the first need: what lists and matches files is not part of the extension's start.
      const { countFiles } = await import("./count-files.ts");
      return countFiles(counting, named, token, report);
    });
    if (counted instanceof UserError) {
      sayRefusal(counting, counted, (why) => vscode.l10n.t("Prompt Budget could not count the files: {0}", why));
      return undefined;
    }
    void show(counted);
    return plain(counted);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand("promptBudget.countFiles", async (clicked?: unknown, selected?: unknown) => {
      const uris = chosenUris(clicked, selected);
      const ask = () => askForFiles(vscode.l10n.t("Files and Folders to Count"), vscode.l10n.t("Count"));
      return run(uris.length > 0 ? uris : await ask());
    }),
    vscode.commands.registerCommand("promptBudget.countWorkspace", () =>
      run((vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri)),
    ),
  );
}

/** The result as other extensions and tasks get it. */
function plain({ files, total, skipped }: CountedFiles) {
  return {
    tokens: total.tokens,
    exact: total.exact,
    files: files.map(({ uri, count, budget }) => ({ uri: uri.toString(), tokens: count.tokens, budget })),
    skipped,
  };
}

interface Row extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
}

/** A list, most tokens first: a file opens when it is chosen, and the list stays to choose another. */
async function show(counted: CountedFiles): Promise<void> {
  const { files, total, skipped } = counted;
  const pick = vscode.window.createQuickPick<Row>();
  const copy = { iconPath: new vscode.ThemeIcon("copy"), tooltip: vscode.l10n.t("Copy as Text") };
  pick.title = vscode.l10n.t("{0} tokens in {1} files", tokens(total), number(files.length));
  pick.placeholder = vscode.l10n.t("Choose a file to open it");
  pick.matchOnDescription = true;
  pick.keepScrollPosition = true;
  pick.buttons = [copy];
  pick.items = [
    ...files.slice(0, MOST_ROWS).map((file) => rowOf(file, total.tokens)),
    ...(skipped.length === 0 ? [] : [separator(vscode.l10n.t("Not counted"))]),
    ...skipped.slice(0, MOST_ROWS).map(({ path, reason }) => ({ label: path, description: reason })),
  ];
  pick.onDidTriggerButton(async () => {
    await vscode.env.clipboard.writeText(files.map(({ path, count }) => `${count.tokens}\t${path}\n`).join(""));
    vscode.window.setStatusBarMessage(vscode.l10n.t("Copied {0} lines.", number(files.length)), 4000);
  });
  pick.onDidAccept(() => {
    const uri = pick.activeItems[0]?.uri;
    if (uri) void vscode.commands.executeCommand("vscode.open", uri, { preserveFocus: true });
  });
  pick.onDidHide(() => pick.dispose());
  pick.show();
}

function rowOf({ uri, path, count, budget }: CountedFile, all: number): Row {
  const over = budget !== null && count.high > budget;
  const size = budget === null ? tokens(count) : vscode.l10n.t("{0} of {1}", tokens(count), number(budget));
  const part = all === 0 ? "" : ` · ${share(count.tokens / all)}`;
  const note = over ? ` · ${vscode.l10n.t("over its budget")}` : "";
  return { label: `${over ? "$(warning) " : ""}${path}`, description: `${size}${part}${note}`, uri };
}

function separator(label: string): Row {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
