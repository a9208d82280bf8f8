import * as vscode from "vscode";
import type { FileRange } from "../../core/select/options.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { registerContextLines } from "./context/register-context.ts";
import { goToSelected } from "./go-to-selected.ts";
import { SavedCommands } from "./saved-commands.ts";
import { SelectCommands } from "./select-commands.ts";
import { SelectingService } from "./selecting-service.ts";
import { registerSelectionLinks } from "./selection-links.ts";
import type { SelectionNode } from "./selection-node.ts";
import { registerSelectionView } from "./selection-view.ts";
import { Selections } from "./selections.ts";
import type { Decision } from "./shown-selection.ts";
import { TerminalOutput } from "./terminal-output.ts";
import { registerUse } from "./use-selection.ts";

/** What other features show of selections. */
export interface Selects extends vscode.Disposable {
  readonly service: SelectingService;
  readonly selections: Selections;
}

/** All that selects from the workspace: the process, the commands, the document and the tree that show what was selected. */
export function registerSelect(
  counting: CountingService,
  script: string,
  { log, storageUri, memory }: SelectStorage & { readonly log: vscode.LogOutputChannel },
): Selects {
  const service = new SelectingService(script, storageUri, log);
  const selections = new Selections();
  const terminals = new TerminalOutput();
  const commands = new SelectCommands({ counting, service, selections, terminals, memory });
  const saved = new SavedCommands({ counting, service, selections, commands });
  const command = (name: string, run: (given?: never, selected?: never) => unknown) =>
    vscode.commands.registerCommand(`promptBudget.${name}`, run);
  /** A menu of the tree gives the row that it was opened on, and all that are selected; a shortcut a range of a file. */
  const deciding = (name: string, decision: Decision | undefined) =>
    command(name, (given?: SelectionNode | FileRange, chosen?: readonly SelectionNode[]) =>
      commands.decide(chosen?.length ? chosen : given ? [given] : [], decision),
    );
  const parts = vscode.Disposable.from(
    service,
    selections,
    terminals,
    command("select", (given) => commands.select(given)),
    command("selectBudget", (given) => commands.changeBudget(given)),
    command("selectQuestion", (given) => commands.changeQuestion(given)),
    command("selectAgain", () => commands.again()),
    command("runSavedSelection", (given) => saved.run(given)),
    command("pauseIndexing", () => {
      service.isPaused = true;
    }),
    command("resumeIndexing", () => {
      service.isPaused = false;
    }),
    command("saveSelection", (given) => saved.save(given)),
    deciding("pinSelected", "pinned"),
    deciding("leaveOutSelected", "excluded"),
    deciding("forgetSelected", undefined),
    command("levelSelected", (given) => commands.setLevel(given)),
    command("showSelected", (given) => goToSelected(service, selections, given)),
    registerUse(selections),
    registerContextLines({ counting, service, commands }),
    registerSelectionLinks(selections),
    registerSelectionView(selections, (nodes, decision) => commands.decide(nodes, decision)),
  );
  return { service, selections, dispose: () => parts.dispose() };
}

/** Where things are kept between sessions. */
export interface SelectStorage {
  /** Of the workspace; `undefined` where none is open. */
  readonly storageUri: vscode.Uri | undefined;
  readonly memory: vscode.Memento;
}
