import * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";
import type { Selected } from "../../node/selecting/selecting-queries.ts";
import type { SelectChoice } from "./selecting-service.ts";
import type { ShownSelection } from "./shown-selection.ts";

export const SELECTION_SCHEME = "prompt-budget-selection";

/** The name of a document says its question, as far as a tab has room for it. */
const LONGEST_NAME = 40;

/** The selections that are open, each as a read-only document. */
export class Selections implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #shown = new Map<string, ShownSelection>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #worked = new vscode.EventEmitter<void>();
  readonly #textChanged = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposables: vscode.Disposable[];
  #current: ShownSelection | undefined;
  #next = 1;
  #running = 0;
  #problem: UserError | undefined;

  /** Fires when a selection was opened, changed or closed, and when another one came to the front. */
  readonly onDidChangeSelections = this.#changed.event;
  /** Fires when a selection begins to be made, and when that has ended. */
  readonly onDidWork = this.#worked.event;
  /** Tells VS Code that the text of a selection is another. */
  readonly onDidChange = this.#textChanged.event;

  constructor() {
    this.#disposables = [
      this.#changed,
      this.#worked,
      this.#textChanged,
      vscode.workspace.registerTextDocumentContentProvider(SELECTION_SCHEME, this),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) if (input instanceof vscode.TabInputText) this.#forget(input.uri);
        this.#look();
      }),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.#look()),
    ];
  }

  /** The selection in front, or that was last. */
  get current(): ShownSelection | undefined {
    return this.#current;
  }

  /** Whether a selection is being made. */
  get isSelecting(): boolean {
    return this.#running > 0;
  }

  /** Why the last one came to nothing. */
  get problem(): UserError | undefined {
    return this.#problem;
  }

  /** Follows a selection while it is made. */
  async follow(selecting: Promise<Selected | UserError>): Promise<Selected | UserError> {
    this.#running++;
    this.#worked.fire();
    try {
      const selected = await selecting;
      this.#problem = selected instanceof UserError && selected.code !== "cancelled" ? selected : undefined;
      return selected;
    } finally {
      this.#running--;
      this.#worked.fire();
    }
  }

  find(uri: vscode.Uri): ShownSelection | undefined {
    return this.#shown.get(uri.toString());
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.find(uri)?.selected.text ?? "";
  }

  async open(selected: Selected, choice: SelectChoice): Promise<ShownSelection> {
    const name = choice.query
      .replace(/[/\\?#\s]+/g, " ")
      .slice(0, LONGEST_NAME)
      .trim();
    const uri = vscode.Uri.from({ scheme: SELECTION_SCHEME, path: `/${this.#next++}/${name}.md` });
    const shown: ShownSelection = { uri, selected, choice };
    this.#shown.set(uri.toString(), shown);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false });
    this.#current = shown;
    this.#changed.fire();
    return shown;
  }

  update(shown: ShownSelection, selected: Selected, choice: SelectChoice): void {
    Object.assign(shown, { selected, choice });
    this.#textChanged.fire(shown.uri);
    this.#changed.fire();
  }

  /** Says that something of a selection is to be drawn anew. */
  touch(): void {
    this.#changed.fire();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #look(): void {
    const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
    const shown = (input instanceof vscode.TabInputText && this.find(input.uri)) || this.#current;
    if (shown === this.#current) return;
    this.#current = shown;
    this.#changed.fire();
  }

  #forget(uri: vscode.Uri): void {
    const shown = this.find(uri);
    if (shown === undefined) return;
    this.#shown.delete(uri.toString());
    if (this.#current === shown) this.#current = [...this.#shown.values()].at(-1);
    this.#changed.fire();
  }
}

/** What a selection came to, for keyboard shortcuts, tasks and other extensions. */
export type SelectOutcome =
  | { readonly budget: number; readonly tokens: number; readonly pieces: number; readonly uri: string }
  | { readonly error: { readonly code: string; readonly message: string; readonly minimum?: number } };

export function outcomeOf({ uri, selected }: ShownSelection): SelectOutcome {
  const { budget, tokens, pieces } = selected;
  return { budget, tokens, pieces: pieces.length, uri: uri.toString() };
}

export function errorOf({ code, message, minimum }: UserError): SelectOutcome {
  return { error: minimum === undefined ? { code, message } : { code, message, minimum } };
}
