import * as vscode from "vscode";
import type { Plan } from "../../core/plan/plan.ts";
import { labelStyle } from "../decorations/label-style.ts";
import type { FitProposals, Proposal } from "./fit-proposals.ts";

/** Ranges of one kind that are decorated: more would make the editor slow and tell nobody more. */
const MOST_RANGES = 2000;
const LONGEST_REASON = 90;

type Kind = "kept" | "shortened" | "left-out";

/** Shows in a document what its open proposal keeps, shortens and leaves out, with the reasons beside the lines. */
export function registerFitDecorations(proposals: FitProposals): vscode.Disposable {
  const styles: Record<Kind, vscode.TextEditorDecorationType> = {
    kept: styleOf("keptBackground", {}),
    shortened: styleOf("shortenedBackground", {}),
    "left-out": styleOf("leftOutBackground", { textDecoration: "line-through" }),
  };
  const reasonStyle = vscode.window.createTextEditorDecorationType({
    after: {
      color: new vscode.ThemeColor("editorCodeLens.foreground"),
      fontStyle: "italic",
      margin: "0 0 0 1em",
    },
  });
  const draw = (editor: vscode.TextEditor) => {
    const proposal = proposals.of(editor.document);
    const current = proposal?.fitted.version === editor.document.version ? proposal : undefined;
    for (const kind of ["kept", "shortened", "left-out"] as const) {
      editor.setDecorations(styles[kind], current ? decorationsOf(kind, current, editor.document) : []);
    }
    editor.setDecorations(reasonStyle, current ? reasonsOf(current, editor.document) : []);
  };
  const drawAll = () => vscode.window.visibleTextEditors.forEach(draw);
  return vscode.Disposable.from(
    ...Object.values(styles),
    reasonStyle,
    proposals.onDidChangeProposals(drawAll),
    vscode.window.onDidChangeVisibleTextEditors(drawAll),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (!proposals.of(document)) return;
      for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) draw(editor);
    }),
  );
}

function styleOf(color: string, style: vscode.DecorationRenderOptions): vscode.TextEditorDecorationType {
  const backgroundColor = new vscode.ThemeColor(`promptBudget.${color}`);
  return vscode.window.createTextEditorDecorationType({
    ...style,
    backgroundColor,
    overviewRulerColor: backgroundColor,
    overviewRulerLane: vscode.OverviewRulerLane.Center,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}

function decorationsOf(kind: Kind, { fitted }: Proposal, document: vscode.TextDocument): vscode.DecorationOptions[] {
  const ranges = kind === "kept" ? keptBy(fitted.plan) : fitted.cuts.filter((cut) => cut.kind === kind);
  return ranges.slice(0, MOST_RANGES).map(({ start, end, reason }) => ({
    range: new vscode.Range(document.positionAt(start), document.positionAt(end)),
    hoverMessage: new vscode.MarkdownString().appendText(sentenceOf(kind, reason)),
  }));
}

function keptBy({ pieces }: Plan): { start: number; end: number; reason: string }[] {
  return pieces.flatMap((piece) => {
    if (piece.kept) return piece.kept.map(([start, end]) => ({ start, end, reason: piece.reason }));
    return piece.level === "full" || piece.level === "lossless" ? [piece] : [];
  });
}

/** One text for each line on which a cut begins, whatever the number of cuts on it. */
function reasonsOf({ fitted }: Proposal, document: vscode.TextDocument): vscode.DecorationOptions[] {
  const byLine = new Map<number, Set<string>>();
  for (const { kind, start, reason } of fitted.cuts.slice(0, MOST_RANGES)) {
    const line = lineOfReason(document, document.positionAt(start).line);
    byLine.set(line, (byLine.get(line) ?? new Set()).add(kind === "left-out" ? reason : sentenceOf(kind, reason)));
  }
  return [...byLine].map(([line, reasons]) => {
    const { end } = document.lineAt(line).range;
    const text = [...reasons].join("; ");
    const contentText = text.length > LONGEST_REASON ? `${text.slice(0, LONGEST_REASON)}…` : text;
    const textDecoration = labelStyle({ takesNoRoom: end.character === 0 });
    return { range: new vscode.Range(end, end), renderOptions: { after: { contentText, textDecoration } } };
  });
}

/** A wrapped paragraph has little room after its end, so the reason stands on the blank line above where there is one. */
function lineOfReason(document: vscode.TextDocument, line: number): number {
  return line > 0 && document.lineAt(line - 1).isEmptyOrWhitespace ? line - 1 : line;
}

function sentenceOf(kind: Kind, reason: string): string {
  switch (kind) {
    case "kept":
      return vscode.l10n.t("Kept: {0}", reason);
    case "shortened":
      return vscode.l10n.t("Shortened: {0}", reason);
    case "left-out":
      return vscode.l10n.t("Left out: {0}", reason);
  }
}
