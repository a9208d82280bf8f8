import * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { CONFIG_FILE } from "../counting/workspace-files.ts";
import { number } from "../number-format.ts";
import { uriOf } from "./indexed-folders.ts";
import { choiceOf, savedOf } from "./saved-choice.ts";
import { type FoundSelection, savedSelections, saveSelection } from "./saved-file.ts";
import type { SelectCommands } from "./select-commands.ts";
import type { SelectingService } from "./selecting-service.ts";
import type { Selections, SelectOutcome } from "./selections.ts";

interface Services {
  readonly counting: CountingService;
  readonly service: SelectingService;
  readonly selections: Selections;
  readonly commands: SelectCommands;
}

/** What a shortcut, task or extension gives: all of it may be missing. */
type SavedArguments = { readonly name?: unknown; readonly budget?: unknown } | undefined;

/** Runs the selections that a .promptbudget.json has, and writes those that are open into it. */
export class SavedCommands {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  /** Runs a saved selection by its name; asks for it where none is given. */
  async run(given: SavedArguments): Promise<SelectOutcome | undefined> {
    const { counting, service, commands } = this.#services;
    const all = await savedSelections(counting, service.folders);
    if (all instanceof UserError) return commands.refuse(all);
    if (all.length === 0) return commands.refuse(nothingSaved());
    const found = typeof given?.name === "string" ? named(all, given.name) : await pick(all);
    if (found === undefined) return undefined;
    if (found instanceof UserError) return commands.refuse(found);
    const wanted = Number.isSafeInteger(given?.budget) ? (given?.budget as number) : found.selection.budget;
    const budget = wanted ?? (await commands.askBudget());
    if (budget instanceof UserError) return commands.refuse(budget);
    return budget === undefined ? undefined : commands.open(choiceOf(found, budget));
  }

  /** Saves the selection in front under a name; gives the file it stands in. */
  async save(given: SavedArguments): Promise<{ readonly file: string } | SelectOutcome | undefined> {
    const { counting, service, selections, commands } = this.#services;
    const shown = selections.current;
    if (shown === undefined) return undefined;
    const all = await savedSelections(counting, service.folders);
    if (all instanceof UserError) return commands.refuse(all);
    const saved = savedOf(shown.choice, service.folders, await foldersOf(service, shown.choice.scope));
    if (saved instanceof UserError) return commands.refuse(saved);
    const name = typeof given?.name === "string" ? given.name.trim() : await askName(all, saved);
    if (name === undefined || name === "") return undefined;
    const uri = await saveSelection(counting, { ...saved, name });
    if (uri instanceof UserError) return commands.refuse(uri);
    const open = vscode.l10n.t("Open {0}", CONFIG_FILE);
    void vscode.window
      .showInformationMessage(vscode.l10n.t("The selection is saved as “{0}”.", name), open)
      .then((chosen) => {
        if (chosen === open) void vscode.window.showTextDocument(uri);
      });
    return { file: uri.toString() };
  }
}

function nothingSaved(): UserError {
  const how = vscode.l10n.t(
    "No selection is saved yet. Save Selection writes the one that is open into {0}.",
    CONFIG_FILE,
  );
  return new UserError("invalid-argument", how);
}

function named(all: readonly FoundSelection[], name: string): FoundSelection | UserError {
  const found = all.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = all.map((one) => one.name).join(", ");
  const message = vscode.l10n.t("There is no saved selection “{0}”; there are: {1}.", name, names);
  return new UserError("invalid-argument", message);
}

async function pick(all: readonly FoundSelection[]): Promise<FoundSelection | undefined> {
  const items = all.map((found) => {
    const { budget, question } = found.selection;
    const tokens = budget === undefined ? "" : vscode.l10n.t("{0} tokens", number(budget));
    const folder = found.folder.prefix.replace(/\/$/, "");
    return { label: found.name, description: [tokens, folder].filter(Boolean).join(" · "), detail: question, found };
  });
  const title = vscode.l10n.t("Run Saved Selection");
  const chosen = await vscode.window.showQuickPick(items, { title, matchOnDetail: true });
  return chosen?.found;
}

async function askName(
  all: readonly FoundSelection[],
  { folder }: Pick<FoundSelection, "folder">,
): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t("Save Selection"),
    prompt: vscode.l10n.t("A name for the selection in {0}", CONFIG_FILE),
    validateInput: (typed) => {
      if (typed.trim() === "") return vscode.l10n.t("Type a name.");
      if (!all.some((one) => one.name === typed.trim() && one.folder.root === folder.root)) return undefined;
      const message = vscode.l10n.t("It takes the place of the selection that has this name.");
      return { message, severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
  return name?.trim();
}

/** A test of which places in a scope are folders. */
async function foldersOf(
  { folders }: SelectingService,
  scope: Parameters<typeof savedOf>[0]["scope"],
): Promise<(path: string) => boolean> {
  const places = scope === null || "prefix" in scope ? [] : scope;
  const found = await Promise.all(
    places.map(async (path) => {
      const uri = uriOf(folders, path);
      const stat = uri && (await vscode.workspace.fs.stat(uri).then(undefined, () => undefined));
      return stat?.type === vscode.FileType.Directory ? [path] : [];
    }),
  );
  const there = new Set(found.flat());
  return (path) => there.has(path);
}
