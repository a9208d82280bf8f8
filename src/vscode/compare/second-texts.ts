import * as vscode from "vscode";
import type { CountingService } from "../counting/counting-service.ts";

export const SECOND_SCHEME = "prompt-budget-tokens";

/** A text that is typed in is shown again after this pause. */
const FOLLOW_PAUSE_MS = 200;

/** A document that is shown a second time, to be counted with another tokenizer. */
export interface SecondText {
  readonly uri: vscode.Uri;
  readonly original: vscode.TextDocument;
  readonly tokenizer: string;
}

/** The read-only documents that show a text for a second tokenizer, and follow it as it is typed in. */
export class SecondTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #counting: CountingService;
  readonly #texts = new Map<string, SecondText>();
  readonly #following = new Map<string, NodeJS.Timeout>();
  readonly #textChanged = new vscode.EventEmitter<vscode.Uri>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[];

  /** Tells VS Code that a text is another. */
  readonly onDidChange = this.#textChanged.event;
  /** Fires when one was opened or closed. */
  readonly onDidChangeTexts = this.#changed.event;

  constructor(counting: CountingService) {
    this.#counting = counting;
    this.#disposables = [
      this.#textChanged,
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(SECOND_SCHEME, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#follow(document)),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed)
          if (input instanceof vscode.TabInputText && input.uri.scheme === SECOND_SCHEME) this.#forget(input.uri);
      }),
    ];
  }

  get all(): readonly SecondText[] {
    return [...this.#texts.values()];
  }

  /** The second text that a document is, or that it is the original of. */
  of(document: vscode.TextDocument): SecondText | undefined {
    const uri = document.uri.toString();
    return this.#texts.get(uri) ?? this.all.find(({ original }) => original.uri.toString() === uri);
  }

  /** After a reload of the window a text is known by its URI alone. */
  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const known = this.#texts.get(uri.toString());
    const original = known?.original ?? (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri.fragment)));
    if (!known) this.#remember({ uri, original, tokenizer: uri.query });
    return original.getText();
  }

  async open(original: vscode.TextDocument, tokenizer: string): Promise<vscode.TextDocument> {
    const name = original.uri.path.split("/").pop() ?? "";
    const place = { scheme: SECOND_SCHEME, path: `/${name} (${tokenizer})`, query: tokenizer };
    const uri = vscode.Uri.from({ ...place, fragment: original.uri.toString() });
    this.#remember({ uri, original, tokenizer });
    const document = await vscode.workspace.openTextDocument(uri);
    if (document.languageId === original.languageId) return document;
    return vscode.languages.setTextDocumentLanguage(document, original.languageId);
  }

  dispose(): void {
    for (const timer of this.#following.values()) clearTimeout(timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #remember(text: SecondText): void {
    this.#texts.set(text.uri.toString(), text);
    this.#counting.setStandIn(text.uri, { original: text.original, budget: null, tokenizer: text.tokenizer });
    this.#changed.fire();
  }

  #forget(uri: vscode.Uri): void {
    if (!this.#texts.delete(uri.toString())) return;
    this.#counting.setStandIn(uri, null);
    this.#changed.fire();
  }

  #follow(document: vscode.TextDocument): void {
    for (const { uri, original } of this.#texts.values()) {
      if (original !== document) continue;
      const name = uri.toString();
      clearTimeout(this.#following.get(name));
      this.#following.set(
        name,
        setTimeout(() => this.#textChanged.fire(uri), FOLLOW_PAUSE_MS),
      );
    }
  }
}
