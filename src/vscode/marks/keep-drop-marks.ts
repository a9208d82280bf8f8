import * as vscode from "vscode";
import { type Mark, movedMarks, withMark, withoutMarks } from "./mark-ranges.ts";
import { rememberedMarks, type StoredMark, storedMarks } from "./stored-marks.ts";

const STATE_KEY = "marks";
const SAVE_PAUSE_MS = 500;
/** Documents whose marks are remembered; the ones marked longest ago are forgotten first. */
const MOST_DOCUMENTS = 200;

/** What a person marked to be kept or dropped, for each document. The marks move with its edits. */
export class KeepDropMarks implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #marks = new Map<vscode.TextDocument, readonly Mark[]>();
  readonly #saving = new Map<vscode.TextDocument, NodeJS.Timeout>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #disposables: vscode.Disposable[];

  readonly onDidChange = this.#changed.event;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    this.#disposables = [
      this.#changed,
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const marks = this.#marks.get(document);
        if (!marks?.length || contentChanges.length === 0) return;
        this.#set(
          document,
          contentChanges.reduce(
            (moved, { rangeOffset, rangeLength, text }) => movedMarks(moved, rangeOffset, rangeLength, text.length),
            [...marks],
          ),
        );
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        // A new language mode closes a document that goes on.
        if (!document.isClosed) return;
        this.#save(document);
        this.#marks.delete(document);
      }),
    ];
  }

  of(document: vscode.TextDocument): readonly Mark[] {
    let marks = this.#marks.get(document);
    if (!marks) {
      marks = this.#remembered(document);
      this.#marks.set(document, marks);
    }
    return marks;
  }

  add(document: vscode.TextDocument, mark: Mark): void {
    this.#set(document, withMark(this.of(document), mark));
  }

  remove(document: vscode.TextDocument, start: number, end: number): void {
    this.#set(document, withoutMarks(this.of(document), start, end));
  }

  dispose(): void {
    for (const document of [...this.#saving.keys()]) this.#save(document);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #set(document: vscode.TextDocument, marks: readonly Mark[]): void {
    this.#marks.set(document, marks);
    clearTimeout(this.#saving.get(document));
    this.#saving.set(
      document,
      setTimeout(() => this.#save(document), SAVE_PAUSE_MS),
    );
    this.#changed.fire(document);
  }

  #save(document: vscode.TextDocument): void {
    if (!this.#saving.has(document)) return;
    clearTimeout(this.#saving.get(document));
    this.#saving.delete(document);
    if (document.isUntitled) return;
    const uri = document.uri.toString();
    const others = Object.entries(this.#memory.get<Record<string, StoredMark[]>>(STATE_KEY, {})).filter(
      ([other]) => other !== uri,
    );
    const stored = storedMarks(this.#marks.get(document) ?? [], textOf(document));
    const entries = stored.length > 0 ? [...others, [uri, stored] as const] : others;
    void this.#memory.update(STATE_KEY, Object.fromEntries(entries.slice(-MOST_DOCUMENTS)));
  }

  #remembered(document: vscode.TextDocument): Mark[] {
    const stored = this.#memory.get<Record<string, StoredMark[]>>(STATE_KEY, {})[document.uri.toString()] ?? [];
    return rememberedMarks(stored, textOf(document));
  }
}

function textOf(document: vscode.TextDocument): (start: number, end: number) => string {
  return (start, end) => document.getText(new vscode.Range(document.positionAt(start), document.positionAt(end)));
}
