import * as vscode from "vscode";
import type { CountingService } from "../counting/counting-service.ts";
import type { DocumentState } from "../counting/document-state.ts";
import { number } from "../number-format.ts";
import { DIMMED } from "./label-style.ts";
import { type PainterHandle, registerPainter } from "./painter.ts";

/** Marks the token at which the budget ends, says so at the end of its line, and dims the rest. */
export function registerOverflowLine(counting: CountingService): vscode.Disposable {
  const color = new vscode.ThemeColor("promptBudget.overflowLine");
  const mark = vscode.window.createTextEditorDecorationType({
    borderColor: color,
    borderStyle: "solid",
    borderWidth: "0 0 0 2px",
    overviewRulerColor: color,
    overviewRulerLane: vscode.OverviewRulerLane.Full,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedOpen,
  });
  const line = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor("promptBudget.overflowLineBackground"),
    after: { color: new vscode.ThemeColor("promptBudget.overflowLabel"), margin: "0 0 0 2em", fontStyle: "italic" },
  });
  const rest = vscode.window.createTextEditorDecorationType({
    opacity: DIMMED,
    overviewRulerColor: new vscode.ThemeColor("promptBudget.overflowRuler"),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedOpen,
  });
  const types = [mark, line, rest];
  const drawn = new WeakMap<vscode.TextEditor, string>();

  const paint = (editor: vscode.TextEditor, state: DocumentState | undefined) => {
    const { document } = editor;
    const offset = state?.settings.overflowLine ? state.overflow : null;
    const budget = state?.target?.budget ?? null;
    if (state && state.version !== document.version && offset !== null) return;
    const key =
      offset === null || budget === null ? "" : `${document.version} ${offset} ${budget} ${state?.endedBefore}`;
    if (drawn.get(editor) === key || (key === "" && !drawn.has(editor))) return;
    drawn.set(editor, key);
    if (offset === null || budget === null) {
      for (const type of types) editor.setDecorations(type, []);
      return;
    }
    const at = document.positionAt(offset);
    const lineEnd = document.lineAt(at.line).range.end;
    const end = document.lineAt(document.lineCount - 1).range.end;
    const label = vscode.l10n.t("budget of {0} tokens ends here", number(budget));
    editor.setDecorations(rest, [new vscode.Range(at, end)]);
    if (state?.endedBefore) {
      editor.setDecorations(mark, []);
      editor.setDecorations(line, []);
      return;
    }
    editor.setDecorations(mark, [new vscode.Range(at, at.isBefore(lineEnd) ? at.translate(0, 1) : at)]);
    editor.setDecorations(line, [
      { range: new vscode.Range(at, lineEnd), renderOptions: { after: { contentText: label } } },
    ]);
  };
  const painter: PainterHandle = registerPainter(counting, {
    causes: ["count", "target", "refused"],
    followsScroll: false,
    paint,
  });
  return vscode.Disposable.from(...types, painter);
}
