import * as vscode from "vscode";
import type { CountingService } from "../../vscode/counting/counting-service.ts";
import type { DocumentState } from "../../vscode/counting/document-state.ts";
import type { ImageCounter } from "../../vscode/counting/image-counter.ts";
import type { IncludeCounter } from "../../vscode/counting/include-counter.ts";

/** What changed of what the panel shows. */
export type PanelChange = "facts" | "structure";

/** The document that the panel shows: the one that was edited last. */
export class PanelDocument implements vscode.Disposable {
  readonly counting: CountingService;
  readonly includes: IncludeCounter;
  readonly images: ImageCounter;
  readonly #changed = new vscode.EventEmitter<PanelChange>();
  readonly #disposables: vscode.Disposable[];
  readonly #trials = new WeakSet<vscode.TextDocument>();
  #current: vscode.TextDocument | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(counting: CountingService, includes: IncludeCounter, images: ImageCounter) {
    this.counting = counting;
    this.includes = includes;
    this.images = images;
    this.#takeAny();
    this.#disposables = [
      this.#changed,
      // The editors of a window that was loaded anew come one by one, and the panel may have the focus.
      vscode.window.onDidChangeVisibleTextEditors(() => this.#current ?? this.#takeAny()),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#take(editor?.document)),
      counting.onDidChange(({ document, what }) => {
        if (document !== this.#current) return;
        if (what === "closed") this.#forget();
        else this.#changed.fire(what === "structure" ? "structure" : "facts");
      }),
      includes.onDidChange((document) => document === this.#current && this.#changed.fire("facts")),
      images.onDidChange((document) => document === this.#current && this.#changed.fire("facts")),
    ];
  }

  get current(): vscode.TextDocument | undefined {
    return this.#current;
  }

  get state(): DocumentState | undefined {
    return this.#current && this.counting.state(this.#current);
  }

  /** Whether the document is counted for a model that was chosen in the panel. */
  get isTrial(): boolean {
    return this.#current !== undefined && this.#trials.has(this.#current);
  }

  /** The document of a URI, where it is the one that is shown: what a page says of another came too late. */
  named(uri: string): vscode.TextDocument | undefined {
    return this.#current?.uri.toString() === uri ? this.#current : undefined;
  }

  /** Takes up a document that a page showed before the window was loaded anew, unless another is being edited. */
  async resume(uri: string): Promise<void> {
    if (this.#current) return;
    const parsed = vscode.Uri.parse(uri);
    const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri);
    if (!isOpen && !vscode.workspace.getWorkspaceFolder(parsed)) return;
    const document = await vscode.workspace.openTextDocument(parsed).then(undefined, () => undefined);
    if (!this.#current) this.#take(document);
  }

  /** Counts the document for another model in this window; `null`: as it was set. */
  tryModel(model: string | null): void {
    if (!this.#current) return;
    if (model === null) this.#trials.delete(this.#current);
    else this.#trials.add(this.#current);
    this.counting.chooseForSession(this.#current, { model, tokenizer: null, tokenizerFile: null });
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** The panel itself is no document: what was edited before it came to the front stays. */
  #take(shown: vscode.TextDocument | undefined): void {
    const document = shown && this.counting.originalOf(shown);
    if (!document || document === this.#current || !this.counting.follow(document)) return;
    this.#current = document;
    this.#changed.fire("structure");
  }

  #takeAny(): void {
    const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
    for (const editor of editors) if (!this.#current) this.#take(editor?.document);
  }

  #forget(): void {
    this.#current = undefined;
    this.#takeAny();
    if (!this.#current) this.#changed.fire("structure");
  }
}
