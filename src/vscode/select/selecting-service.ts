import * as vscode from "vscode";
import type { UserError } from "../../core/user-error.ts";
import { SelectingClient } from "../../node/selecting/selecting-client.ts";
import type { IndexedFolder } from "../../node/selecting/selecting-protocol.ts";
import type { Selected, SelectRequest } from "../../node/selecting/selecting-queries.ts";
import type { Target } from "../../node/worker/target-settings.ts";
import { runLongTask } from "../long-task.ts";
import { number, share } from "../number-format.ts";
import { readSettings } from "../settings/settings.ts";
import { workspaceCounted } from "./counted-as.ts";
import { indexedFolders, placeIn } from "./indexed-folders.ts";

/** What a person decides about a selection. */
export type SelectChoice = Omit<SelectRequest, "countedAs" | "localModel">;

export interface SelectOptions {
  readonly signal?: AbortSignal;
  /** When a notification shows the progress and offers to cancel it; by default after a moment. */
  readonly shownAfterMs?: number;
}

/**
 * Selects from the workspace's folders in a process of its own. Nothing is read before the first selection; from then on
 * the process is told what changes, and before each selection what editors hold unsaved.
 */
export class SelectingService implements vscode.Disposable {
  readonly #client: SelectingClient;
  readonly #storage: vscode.Uri | undefined;
  readonly #disposables: vscode.Disposable[] = [];
  /** Versions of the texts that the running process was told, by URI. */
  readonly #told = new Map<string, { readonly version: number; readonly uri: vscode.Uri }>();
  #folders: readonly IndexedFolder[] = [];
  #isWatching = false;
  #isPaused = false;
  #report: ((message: string) => void) | undefined;

  constructor(script: string, storage: vscode.Uri | undefined, log: vscode.LogOutputChannel) {
    this.#storage = storage;
    this.#client = new SelectingClient({
      script,
      onStart: () => {
        this.#told.clear();
        this.#tellFolders();
        if (this.#isPaused) this.#client.tell({ type: "pause" });
      },
      onIndexing: ({ share: done, files }) =>
        this.#report?.(vscode.l10n.t("reading {0} files, {1} done", number(files), share(done))),
      onFailure: (stack) => log.error(`The process that selects failed at a question. ${stack}`),
      onLoss: (reason) => log.error(`The process that selects ${reason}. The next selection starts another.`),
    });
  }

  get folders(): readonly IndexedFolder[] {
    return indexedFolders(this.#storage);
  }

  /** Id of the process; undefined where none is running. */
  get pid(): number | undefined {
    return this.#client.pid;
  }

  /** Whether the folders are read no further for now; what is read so far is selected from. */
  set isPaused(isPaused: boolean) {
    this.#isPaused = isPaused;
    this.#client.tell({ type: isPaused ? "pause" : "resume" });
    void vscode.commands.executeCommand("setContext", "promptBudget.indexingPaused", isPaused);
  }

  /** How a selection is counted: as a text in the first folder is. */
  async target(): Promise<Target | UserError> {
    return this.#client.ask("target", await workspaceCounted());
  }

  /**
   * What answers a question, with progress and cancel where it takes longer than a moment.
   *
   * @param counted how it is counted, where it goes into a document
   */
  select(
    choice: SelectChoice,
    counted = workspaceCounted(),
    { signal, shownAfterMs }: SelectOptions = {},
  ): Promise<Selected | UserError> {
    const title = vscode.l10n.t("Selecting {0} tokens from the workspace", number(choice.budget));
    const task: Parameters<typeof runLongTask<Selected | UserError>>[1] = async (token, report) => {
      const controller = new AbortController();
      const abort = () => controller.abort();
      const listening = token.onCancellationRequested(abort);
      signal?.addEventListener("abort", abort);
      if (signal?.aborted) abort();
      this.#report = report;
      try {
        const countedAs = await counted;
        this.#watch();
        this.#client.start();
        this.#tellTexts();
        const { localModel } = readSettings();
        return await this.#client.ask("select", { ...choice, countedAs, localModel }, { signal: controller.signal });
      } finally {
        this.#report = undefined;
        listening.dispose();
      }
    };
    return runLongTask(title, task, shownAfterMs);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    this.#client.dispose();
  }

  #watch(): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    const watcher = vscode.workspace.createFileSystemWatcher("**/*");
    const changed = (uri: vscode.Uri) => this.#tellChanged(uri);
    this.#disposables.push(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#tellFolders()),
    );
  }

  #tellFolders(): void {
    this.#folders = this.folders;
    this.#client.tell({ type: "folders", folders: this.#folders });
  }

  #tellChanged(uri: vscode.Uri): void {
    const place = placeIn(this.#folders, uri);
    // What an editor holds unsaved stays what is selected from.
    if (place === undefined || this.#told.has(uri.toString())) return;
    this.#client.tell({ type: "changed", root: place.root, path: place.path });
  }

  /** Tells what editors hold unsaved, and which have saved or let go of it since. */
  #tellTexts(): void {
    const dirty = new Map(
      vscode.workspace.textDocuments.filter((one) => one.isDirty && !one.isClosed).map((one) => [`${one.uri}`, one]),
    );
    for (const [key, { uri }] of this.#told) {
      if (dirty.has(key)) continue;
      this.#told.delete(key);
      this.#tellChanged(uri);
    }
    for (const [key, document] of dirty) {
      const place = placeIn(this.#folders, document.uri);
      if (place === undefined || this.#told.get(key)?.version === document.version) continue;
      this.#told.set(key, { version: document.version, uri: document.uri });
      this.#client.tell({ type: "edited", root: place.root, path: place.path, text: document.getText() });
    }
  }
}
