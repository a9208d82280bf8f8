import * as vscode from "vscode";
import type { CountingService, StateChange } from "../counting/counting-service.ts";
import type { DocumentState } from "../counting/document-state.ts";

/** Something that is drawn into every visible editor. */
export interface Painter {
  /** What in a document's state the drawing depends on. */
  readonly causes: readonly StateChange["what"][];
  /** Whether only the visible lines are drawn, so that scrolling needs more. */
  readonly followsScroll: boolean;
  /** Draws, or takes away where the state is `undefined` (not counted). */
  paint(editor: vscode.TextEditor, state: DocumentState | undefined): void;
}

/** One frame: several causes within it are drawn in one go. */
const FRAME_MS = 16;

/** Calls a painter for each visible editor whenever what it draws may have changed, at most once a frame. */
export function registerPainter(counting: CountingService, painter: Painter): PainterHandle {
  const waiting = new Set<vscode.TextEditor>();
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    timer = null;
    const editors = [...waiting];
    waiting.clear();
    const visible = new Set(vscode.window.visibleTextEditors);
    for (const editor of editors) {
      if (visible.has(editor)) painter.paint(editor, counting.follow(editor.document));
    }
  };
  const need = (editor: vscode.TextEditor) => {
    waiting.add(editor);
    timer ??= setTimeout(flush, FRAME_MS);
  };
  const needAll = () => vscode.window.visibleTextEditors.forEach(need);
  const disposable = vscode.Disposable.from(
    counting.onDidChange(({ document, what }) => {
      if (what !== "closed" && !painter.causes.includes(what)) return;
      for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) need(editor);
    }),
    vscode.window.onDidChangeVisibleTextEditors(needAll),
    ...(painter.followsScroll
      ? [vscode.window.onDidChangeTextEditorVisibleRanges((event) => need(event.textEditor))]
      : []),
    { dispose: () => clearTimeout(timer ?? undefined) },
  );
  needAll();
  return { repaint: needAll, dispose: () => disposable.dispose() };
}

export interface PainterHandle extends vscode.Disposable {
  /** Draws every visible editor again. */
  repaint(): void;
}

/** The visible lines with a margin above and below, so that a small scroll shows what is already drawn. */
export function visibleOffsets(editor: vscode.TextEditor, margin: number): [start: number, end: number][] {
  const { document } = editor;
  return editor.visibleRanges.map((range) => [
    document.offsetAt(new vscode.Position(Math.max(0, range.start.line - margin), 0)),
    document.offsetAt(new vscode.Position(Math.min(document.lineCount, range.end.line + margin + 1), 0)),
  ]);
}
