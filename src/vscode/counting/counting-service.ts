import * as vscode from "vscode";
import type { UserError } from "../../core/user-error.ts";
import type { DocumentPlace, TargetSettings } from "../../node/worker/target-settings.ts";
import { WorkerClient, type WorkerState } from "../../node/worker/worker-client.ts";
import type { DocumentMessage } from "../../node/worker/worker-protocol.ts";
import type { Answer, QueryName, Question } from "../../node/worker/worker-queries.ts";
import { readSettings, SECTION, type Settings } from "../settings/settings.ts";
import { isCounted } from "./counted-documents.ts";
import { placeOf } from "./document-place.ts";
import { DocumentSettings, type StandIn } from "./document-settings.ts";
import { type DocumentState, emptyState } from "./document-state.ts";

/** What changed in a document's state. */
export interface StateChange {
  readonly document: vscode.TextDocument;
  readonly what: "count" | "target" | "structure" | "refused" | "closed";
}

/** Both sides compare lengths after this pause: a change that VS Code did not report is mended then. */
const VERIFY_PAUSE_MS = 2000;

/**
 * Keeps the worker's copies of the documents in step with the editor's, and what the worker says about them.
 * A document is fed to the worker when it is first asked for, whole; from then on only its changes are.
 */
export class CountingService implements vscode.Disposable {
  readonly #client: WorkerClient;
  readonly #log: vscode.LogOutputChannel;
  readonly #states = new Map<string, DocumentState>();
  readonly #documents = new Map<string, vscode.TextDocument>();
  readonly #settings = new DocumentSettings();
  readonly #verifying = new Map<string, NodeJS.Timeout>();
  readonly #workspaceFiles = new Map<string, string>();
  readonly #groups = new Map<string, readonly string[]>();
  readonly #saidProblems = new Set<string>();
  readonly #changed = new vscode.EventEmitter<StateChange>();
  readonly #workerChanged = new vscode.EventEmitter<WorkerState>();
  readonly #disposables: vscode.Disposable[];

  /** Fires for every answer of the worker's about a document, at most once in 16 ms for its count. */
  readonly onDidChange = this.#changed.event;
  /** Fires when the worker was lost (`running`: a new one took over) or gave up (`stopped`). */
  readonly onDidChangeWorker = this.#workerChanged.event;

  constructor(workerScript: string, log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#client = new WorkerClient({
      script: workerScript,
      onStart: () => this.#feed(),
      onMessage: (message) => this.#receive(message),
      onFailure: (stack) => this.#log.error(`The counting worker failed at a question. ${stack}`),
      onLoss: (reason, state) => this.#lost(reason, state),
    });
    this.#disposables = [
      this.#changed,
      this.#workerChanged,
      vscode.workspace.onDidChangeTextDocument((event) => this.#change(event)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#close(document)),
      vscode.workspace.onDidOpenTextDocument((document) => this.#reopen(document)),
      vscode.workspace.onDidChangeConfiguration((event) => this.#configure(event)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#shareSettings()),
    ];
  }

  get workerState(): WorkerState {
    return this.#client.state;
  }

  /** State of a document that was followed; does not begin to follow it. */
  state(document: vscode.TextDocument): DocumentState | undefined {
    return this.#states.get(document.uri.toString());
  }

  /** Begins to count a document, unless the person's settings leave it out; `undefined` then. */
  follow(document: vscode.TextDocument): DocumentState | undefined {
    const uri = document.uri.toString();
    const known = this.#states.get(uri);
    if (known) return known;
    if (document.isClosed) return undefined;
    const standIn = this.#settings.standIn(document.uri);
    const isProposed = standIn !== undefined && standIn.tokenizer === undefined;
    const state = emptyState(document, this.#settings.of(document), isProposed);
    if (!this.#isCounted(document, state.settings)) return undefined;
    const running = this.#client.state === "running";
    this.#states.set(uri, state);
    this.#documents.set(uri, document);
    this.#sayProblems(state.settings.problems);
    // A worker that starts with this message is fed all documents, this one among them.
    if (running) this.#open(document, state);
    else this.#client.post({ type: "settings", settings: readSettings().shared });
    return state;
  }

  /** Counts the text of a URI as the document that it stands for; `null`: no longer. At first before it is followed. */
  setStandIn(uri: vscode.Uri, standIn: StandIn | null): void {
    const isSame = standIn !== null && this.#settings.standIn(uri)?.budget === standIn.budget;
    this.#settings.setStandIn(uri, standIn);
    const document = this.#documents.get(uri.toString());
    if (document && standIn && !isSame) this.#readSettingsOf(document);
  }

  /** What the person chose for a text in this window alone: stronger than all settings. */
  chooseForSession(document: vscode.TextDocument, choice: Partial<TargetSettings>): void {
    this.#settings.choose(document, choice);
    this.#readSettings();
  }

  /** The document whose settings count for a document: its own, but for a proposal that it is for. */
  originalOf(document: vscode.TextDocument): vscode.TextDocument {
    return this.#settings.standIn(document.uri)?.original ?? document;
  }

  /** Asks the worker; see `Queries` for what can be asked. */
  ask<N extends QueryName>(
    name: N,
    question: Question<N>,
    token?: vscode.CancellationToken,
  ): Promise<Answer<N> | UserError> {
    if (!token) return this.#client.ask(name, question);
    const controller = new AbortController();
    if (token.isCancellationRequested) controller.abort();
    const listening = token.onCancellationRequested(() => controller.abort());
    return this.#client.ask(name, question, controller.signal).finally(() => listening.dispose());
  }

  /** The text of a folder's .promptbudget.json, or `null` when it is gone. */
  setWorkspaceFile(folder: vscode.Uri, text: string | null): void {
    const uri = folder.toString();
    if (text === null) this.#workspaceFiles.delete(uri);
    else this.#workspaceFiles.set(uri, text);
    if (this.#client.state === "running") this.#client.post({ type: "workspace-file", folder: uri, text });
  }

  /** Documents that share one budget, in order; an empty list parts them. */
  setGroup(group: vscode.Uri, documents: readonly vscode.TextDocument[]): void {
    const name = group.toString();
    const uris = documents.map(({ uri }) => uri.toString());
    if (uris.length === 0) this.#groups.delete(name);
    else this.#groups.set(name, uris);
    if (this.#client.state === "running") this.#client.post({ type: "group", group: name, uris });
  }

  /** Opens the output channel, where the reasons of failures stand. */
  showLog(): void {
    this.#log.show();
  }

  /** Starts the worker afresh, also after it gave up. */
  async restart(): Promise<void> {
    await this.#client.restart();
    this.#workerChanged.fire(this.#client.state);
  }

  dispose(): void {
    for (const timer of this.#verifying.values()) clearTimeout(timer);
    for (const disposable of this.#disposables) disposable.dispose();
    void this.#client.dispose();
  }

  #feed(): void {
    this.#client.post({ type: "settings", settings: readSettings().shared });
    for (const [folder, text] of this.#workspaceFiles) this.#client.post({ type: "workspace-file", folder, text });
    for (const [uri, document] of this.#documents) {
      const state = this.#states.get(uri) as DocumentState;
      // What is shown stays; what is to be acted on waits until this worker has counted the text too.
      state.version = 0;
      this.#open(document, state);
    }
    for (const [group, uris] of this.#groups) this.#client.post({ type: "group", group, uris });
  }

  #placeOf(document: vscode.TextDocument): DocumentPlace {
    return { ...placeOf(this.originalOf(document)), uri: document.uri.toString() };
  }

  #open(document: vscode.TextDocument, state: DocumentState): void {
    this.#client.post({
      type: "open",
      place: this.#placeOf(document),
      opening: state.opening,
      version: document.version,
      text: document.getText(),
      target: state.settings.target,
      overrides: state.settings.overrides,
    });
  }

  #change({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    const state = this.#states.get(uri);
    if (!state || contentChanges.length === 0) return;
    const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
      offset: rangeOffset,
      length: rangeLength,
      text,
    }));
    this.#client.post({ type: "change", uri, version: document.version, changes });
    clearTimeout(this.#verifying.get(uri));
    this.#verifying.set(
      uri,
      setTimeout(() => this.#verify(document), VERIFY_PAUSE_MS),
    );
  }

  #verify(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    this.#verifying.delete(uri);
    if (!this.#states.has(uri)) return;
    const length = document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
    this.#client.post({ type: "verify", uri, version: document.version, length });
  }

  #close(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    if (!this.#states.delete(uri)) return;
    this.#documents.delete(uri);
    clearTimeout(this.#verifying.get(uri));
    this.#verifying.delete(uri);
    this.#client.post({ type: "close", uri });
    this.#changed.fire({ document, what: "closed" });
  }

  /** A changed language mode closes and opens the document under the same URI. */
  #reopen(document: vscode.TextDocument): void {
    const shown = vscode.window.visibleTextEditors.some((editor) => editor.document === document);
    if (shown) this.follow(document);
  }

  #configure(event: vscode.ConfigurationChangeEvent): void {
    if (!event.affectsConfiguration(SECTION)) return;
    this.#saidProblems.clear();
    this.#shareSettings();
    this.#readSettings();
  }

  #readSettings(): void {
    for (const document of [...this.#documents.values()]) this.#readSettingsOf(document);
  }

  #readSettingsOf(document: vscode.TextDocument): void {
    const settings = this.#settings.of(document);
    const state = this.state(document) as DocumentState;
    if (!this.#isCounted(document, settings)) {
      this.#close(document);
      return;
    }
    state.settings = settings;
    this.#sayProblems(settings.problems);
    const { target, overrides } = settings;
    this.#client.post({ type: "target", place: this.#placeOf(document), target, overrides });
    this.#changed.fire({ document, what: "target" });
  }

  /** A proposal is counted where its document is, whatever its own language mode. */
  #isCounted(document: vscode.TextDocument, { languages }: Settings): boolean {
    return isCounted(this.originalOf(document), languages);
  }

  #shareSettings(): void {
    if (this.#client.state === "running") this.#client.post({ type: "settings", settings: readSettings().shared });
  }

  #receive(message: DocumentMessage): void {
    const [state, document] = [this.#states.get(message.uri), this.#documents.get(message.uri)];
    if (!state || !document || state.opening !== message.opening) return;
    switch (message.type) {
      case "counted":
        state.version = message.version;
        state.count = message.count;
        state.overflow = message.overflow;
        state.endedBefore = message.endedBefore;
        state.over = message.over;
        state.refused = null;
        this.#changed.fire({ document, what: "count" });
        return;
      case "targeted":
        state.target = message.target;
        this.#sayProblems(message.target.problems);
        this.#changed.fire({ document, what: "target" });
        return;
      case "structured":
        state.structure = message.structure;
        state.structureVersion = message.version;
        this.#changed.fire({ document, what: "structure" });
        return;
      case "refused":
        state.refused = message.message;
        state.count = null;
        state.overflow = null;
        state.structure = null;
        this.#sayProblems([message.message]);
        this.#changed.fire({ document, what: "refused" });
        return;
      case "lost":
        this.#log.warn(`${document.uri.toString(true)}: a change was missed; the text is read anew.`);
        this.#open(document, state);
    }
  }

  #lost(reason: string, state: WorkerState): void {
    const next = state === "stopped" ? "It ended three times within a minute and stays off." : "It is started again.";
    this.#log.error(`The counting worker was lost: ${reason}. ${next}`);
    this.#workerChanged.fire(state);
  }

  /** Every problem is said once, in the output channel; the status bar's tooltip repeats those of its document. */
  #sayProblems(problems: readonly string[]): void {
    for (const problem of problems) {
      if (this.#saidProblems.has(problem)) continue;
      this.#saidProblems.add(problem);
      this.#log.warn(problem);
    }
  }
}
