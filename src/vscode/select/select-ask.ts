import * as vscode from "vscode";
import { pickAmount } from "../fit/amount-pick.ts";
import { number } from "../number-format.ts";
import { TEXT_NAMES, type TextName } from "./given-text-names.ts";
import { textLabel } from "./given-texts.ts";
import { placeIn } from "./indexed-folders.ts";
import type { SelectingService } from "./selecting-service.ts";

/** Offered where neither a budget nor a model with a window is set. */
const BUDGETS = [2_000, 8_000, 32_000];

/** A longer selection is a text to work on, and no question. */
const LONGEST_SELECTED = 4_000;

const title = () => vscode.l10n.t("Select Context for a Question");

/** What is selected in the editor as the question, to be changed; `undefined` when the person leaves. */
export async function askQuery(value = selectedText()): Promise<string | undefined> {
  const query = await vscode.window.showInputBox({
    title: title(),
    value,
    prompt: vscode.l10n.t("What is the text to answer? What fits it best is selected from the workspace."),
    placeHolder: vscode.l10n.t("A question, a task, an error message, some code"),
    validateInput: (text) => (text.trim() === "" ? vscode.l10n.t("Type a question.") : undefined),
  });
  return query?.trim();
}

function selectedText(): string {
  const editor = vscode.window.activeTextEditor;
  const text = editor?.document.getText(editor.selection) ?? "";
  return text.length > LONGEST_SELECTED ? "" : text.trim();
}

/** Asks for the budget; `given` is the one that the settings give. `undefined` when the person leaves. */
export async function askBudget(given: number | null, last: number | undefined): Promise<number | undefined> {
  const itemOf = (budget: number, description?: string) => ({
    label: vscode.l10n.t("{0} tokens", number(budget)),
    budget,
    ...(description === undefined ? {} : { description }),
  });
  const suggested = [
    ...(last === undefined ? [] : [itemOf(last, vscode.l10n.t("as last time"))]),
    ...(given === null ? [] : [itemOf(given, vscode.l10n.t("the workspace's budget"))]),
    ...BUDGETS.filter((budget) => budget !== last && budget !== given).map((budget) => itemOf(budget)),
  ];
  const placeholder = vscode.l10n.t("Choose a budget, or type one: 8000 or 8k");
  const item = await pickAmount({ title: title(), placeholder, suggested, whole: given ?? 0, itemOf });
  return item?.budget;
}

/** Asks what is selected from; `null`: the whole workspace, `undefined` when the person leaves. */
export async function askScope(
  service: SelectingService,
  also: Set<TextName>,
): Promise<readonly string[] | null | undefined> {
  const open = openFiles(service);
  const places = {
    workspace: { label: vscode.l10n.t("The whole workspace"), iconPath: new vscode.ThemeIcon("root-folder") },
    folder: { label: vscode.l10n.t("A folder…"), iconPath: new vscode.ThemeIcon("folder") },
    editors: {
      label: vscode.l10n.t("Open editors"),
      description: vscode.l10n.t("{0} files", number(open.length)),
      iconPath: new vscode.ThemeIcon("files"),
    },
  };
  const more = {
    label: vscode.l10n.t("Also look in…"),
    description: [...also].map(textLabel).join(", "),
    iconPath: new vscode.ThemeIcon("add"),
  };
  const items = [places.workspace, places.folder, ...(open.length > 0 ? [places.editors] : []), more];
  const placeHolder = vscode.l10n.t("Where to select from");
  const chosen = await vscode.window.showQuickPick(items, { title: title(), placeHolder });
  if (chosen === more) {
    await askTexts(also);
    return askScope(service, also);
  }
  if (chosen === undefined || chosen === places.editors) return chosen && open;
  return chosen === places.workspace ? null : askFolder(service);
}

/** Which texts are selected from beside files. */
async function askTexts(also: Set<TextName>): Promise<void> {
  const items = TEXT_NAMES.map((name) => ({ label: textLabel(name), name, picked: also.has(name) }));
  const placeHolder = vscode.l10n.t("Also look in…");
  const chosen = await vscode.window.showQuickPick(items, { title: title(), placeHolder, canPickMany: true });
  if (chosen === undefined) return;
  also.clear();
  for (const { name } of chosen) also.add(name);
}

async function askFolder({ folders }: SelectingService): Promise<readonly string[] | null | undefined> {
  const [first] = folders;
  const picked = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    ...(first ? { defaultUri: vscode.Uri.file(first.root) } : {}),
    openLabel: vscode.l10n.t("Select From Here"),
  });
  if (!picked?.[0]) return undefined;
  const place = placeIn(folders, picked[0]);
  // The workspace folder itself is all of it; one elsewhere is none of it, which is told when it is looked for.
  if (place?.path === "") return place.shown === "" ? null : [place.shown];
  return [place?.shown ?? picked[0].fsPath];
}

function openFiles({ folders }: SelectingService): string[] {
  const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
  const places = inputs.map((input) =>
    input instanceof vscode.TabInputText ? placeIn(folders, input.uri) : undefined,
  );
  return [...new Set(places.flatMap((place) => place?.shown ?? []))];
}
