import * as vscode from "vscode";
import { keepComment } from "./keep-comment.ts";
import type { KeepDropMarks } from "./keep-drop-marks.ts";
import type { Mark } from "./mark-ranges.ts";

const DECORATION_PAUSE_MS = 50;

/** Keep, drop and clear by selection, and the subtle background of what is marked. */
export function registerMarks(marks: KeepDropMarks): vscode.Disposable {
  const styles = { keep: styleOf("keep"), drop: styleOf("drop") };
  const draw = (editor: vscode.TextEditor) => {
    const found = marks.of(editor.document);
    for (const kind of ["keep", "drop"] as const) {
      const hover = kind === "keep" ? vscode.l10n.t("Kept when fitting") : vscode.l10n.t("Dropped first when fitting");
      const ranges = found.filter((mark) => mark.kind === kind).map((mark) => rangeOf(editor.document, mark));
      editor.setDecorations(
        styles[kind],
        ranges.map((range) => ({ range, hoverMessage: hover })),
      );
    }
    if (editor === vscode.window.activeTextEditor) {
      void vscode.commands.executeCommand("setContext", "promptBudget.hasMarks", found.length > 0);
    }
  };
  const drawAll = () => vscode.window.visibleTextEditors.forEach(draw);
  let pending: NodeJS.Timeout | undefined;
  drawAll();
  return vscode.Disposable.from(
    styles.keep,
    styles.drop,
    marks,
    { dispose: () => clearTimeout(pending) },
    vscode.window.onDidChangeVisibleTextEditors(drawAll),
    vscode.window.onDidChangeActiveTextEditor((editor) => editor && draw(editor)),
    marks.onDidChange(() => {
      clearTimeout(pending);
      pending = setTimeout(drawAll, DECORATION_PAUSE_MS);
    }),
    command("keepSelection", (editor) => keep(editor, marks)),
    command("dropSelection", (editor) => mark(editor, marks, "drop")),
    command("clearMarks", (editor) => clear(editor, marks)),
  );
}

function command(name: string, run: (editor: vscode.TextEditor) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(`promptBudget.${name}`, () => {
    const editor = vscode.window.activeTextEditor;
    return editor && run(editor);
  });
}

function styleOf(kind: Mark["kind"]): vscode.TextEditorDecorationType {
  const color = new vscode.ThemeColor(`promptBudget.${kind}MarkBackground`);
  return vscode.window.createTextEditorDecorationType({
    backgroundColor: color,
    overviewRulerColor: color,
    overviewRulerLane: vscode.OverviewRulerLane.Left,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}

/** Marks beside the text, or by comments in it, which others who open the file have too. */
async function keep(editor: vscode.TextEditor, marks: KeepDropMarks): Promise<void> {
  const { document, selections } = editor;
  const stored = vscode.workspace.getConfiguration("promptBudget", document).get("marks.storage");
  if (stored !== "comments") {
    mark(editor, marks, "keep");
    return;
  }
  const { open, close, lines } = keepComment(document.languageId);
  await editor.edit((edit) => {
    for (const selection of selections) {
      if (selection.isEmpty) continue;
      const { start, end } = lines ? wholeLines(document, selection) : selection;
      edit.insert(start, lines ? `${open}\n` : open);
      edit.insert(end, lines ? `\n${close}` : close);
    }
  });
}

function wholeLines(document: vscode.TextDocument, { start, end }: vscode.Selection): vscode.Range {
  return new vscode.Range(new vscode.Position(start.line, 0), document.lineAt(end.line).range.end);
}

function mark({ document, selections }: vscode.TextEditor, marks: KeepDropMarks, kind: Mark["kind"]): void {
  for (const selection of selections) {
    marks.add(document, { kind, start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) });
  }
}

/** Clears what is selected; without a selection, all of the document's marks. */
function clear({ document, selections }: vscode.TextEditor, marks: KeepDropMarks): void {
  const selected = selections.filter((selection) => !selection.isEmpty);
  if (selected.length === 0) marks.remove(document, 0, Number.POSITIVE_INFINITY);
  for (const { start, end } of selected) marks.remove(document, document.offsetAt(start), document.offsetAt(end));
}

function rangeOf(document: vscode.TextDocument, { start, end }: Mark): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
