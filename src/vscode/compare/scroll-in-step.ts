import * as vscode from "vscode";
import type { SecondText, SecondTexts } from "./second-texts.ts";

/** An editor that was sent to a line has arrived when it is still for so long; until then it leads nobody. */
const STILL_MS = 100;
/** One that does not move for so long had nowhere to go. */
const STUCK_MS = 1_000;

/** Where an editor was sent. */
interface Journey {
  readonly top: number;
  readonly isSecondTry: boolean;
  /** Ends the journey. */
  readonly timer: NodeJS.Timeout;
}

/** Keeps the editors of a text and of its second showing at the same line, whichever of them is scrolled. */
export class ScrollInStep implements vscode.Disposable {
  readonly #texts: SecondTexts;
  readonly #journeys = new Map<vscode.TextEditor, Journey>();
  /** VS Code leaves room above what it reveals "at the top" (for sticky scroll): how many lines it was last. */
  readonly #room = new WeakMap<vscode.TextEditor, number>();
  readonly #listening: vscode.Disposable;

  constructor(texts: SecondTexts) {
    this.#texts = texts;
    this.#listening = vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#moved(textEditor));
  }

  dispose(): void {
    for (const { timer } of this.#journeys.values()) clearTimeout(timer);
    this.#listening.dispose();
  }

  #moved(editor: vscode.TextEditor): void {
    const journey = this.#journeys.get(editor);
    const text = this.#texts.of(editor.document);
    if (journey) {
      clearTimeout(journey.timer);
      this.#journeys.set(editor, { ...journey, timer: setTimeout(() => this.#arrive(editor, journey), STILL_MS) });
    } else if (text) this.#lead(editor, text);
  }

  #lead(editor: vscode.TextEditor, text: SecondText): void {
    const top = topOf(editor);
    for (const other of vscode.window.visibleTextEditors) {
      if (other.document === editor.document || this.#texts.of(other.document) !== text) continue;
      if ((this.#journeys.get(other)?.top ?? topOf(other)) !== top) this.#send(other, top, false);
    }
  }

  #send(editor: vscode.TextEditor, top: number, isSecondTry: boolean): void {
    clearTimeout(this.#journeys.get(editor)?.timer);
    const timer = setTimeout(() => this.#journeys.delete(editor), STUCK_MS);
    this.#journeys.set(editor, { top, isSecondTry, timer });
    const last = editor.document.lineCount - 1;
    const line = Math.min(last, top + (this.#room.get(editor) ?? 0));
    editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop);
  }

  /** Learns of the room above, and tries once more with it; at the end of a text there may be no more to scroll. */
  #arrive(editor: vscode.TextEditor, { top, isSecondTry }: Journey): void {
    this.#journeys.delete(editor);
    if (isSecondTry || !vscode.window.visibleTextEditors.includes(editor)) return;
    const missed = top - topOf(editor);
    if (missed === 0 || bottomOf(editor) >= editor.document.lineCount - 1) return;
    this.#room.set(editor, Math.max(0, (this.#room.get(editor) ?? 0) + missed));
    this.#send(editor, top, true);
  }
}

const topOf = ({ visibleRanges }: vscode.TextEditor): number => visibleRanges[0]?.start.line ?? 0;
const bottomOf = ({ visibleRanges }: vscode.TextEditor): number => visibleRanges.at(-1)?.end.line ?? 0;
