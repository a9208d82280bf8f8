import * as vscode from "vscode";
import type { Cut } from "../../core/plan/cuts.ts";
import { labelStyle } from "../decorations/label-style.ts";
import { escapeMarkdown } from "../markdown-escape.ts";
import type { PinTarget } from "./fit-pins.ts";
import type { FitProposals } from "./fit-proposals.ts";
import type { Proposal } from "./proposal.ts";

/** Ranges of one kind that are decorated: more would make the editor slow and tell nobody more. */
const MOST_RANGES = 2000;
const LONGEST_REASON = 90;
const LONGEST_HOVER = 400;

type Kind = "kept" | "shortened" | "left-out";

/** Shows in a document what its open proposal keeps, shortens and leaves out, with the reasons beside the lines. */
export function registerFitDecorations(proposals: FitProposals): vscode.Disposable {
  const styles: Record<Kind, vscode.TextEditorDecorationType> = {
    kept: styleOf("keptBackground", {}),
    shortened: styleOf("shortenedBackground", {}),
    "left-out": styleOf("leftOutBackground", { textDecoration: "line-through" }),
  };
  const reasonStyle = vscode.window.createTextEditorDecorationType({});
  const draw = (editor: vscode.TextEditor) => {
    const proposal = proposals.of(editor.document);
    const current = proposal?.isStale === false ? proposal : undefined;
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

function decorationsOf(kind: Kind, proposal: Proposal, document: vscode.TextDocument): vscode.DecorationOptions[] {
  const { cuts, kept } = proposal.fitted;
  const ranges = kind === "kept" ? kept : cuts.filter((cut) => cut.kind === kind);
  return ranges.slice(0, MOST_RANGES).map(({ start, end, reason }) => {
    const hoverMessage = new vscode.MarkdownString(escapeMarkdown(sentenceOf(kind, reason), LONGEST_HOVER));
    const target: PinTarget = { plan: proposal.uri.toString(), start, end };
    const [command, title] =
      kind === "kept" ? ["leaveOut", vscode.l10n.t("Leave Out")] : ["putBack", vscode.l10n.t("Put Back")];
    hoverMessage.isTrusted = { enabledCommands: [`promptBudget.${command}`] };
    hoverMessage.appendMarkdown(
      `  \n[${title}](command:promptBudget.${command}?${encodeURIComponent(JSON.stringify([target]))})`,
    );
    return { range: new vscode.Range(document.positionAt(start), document.positionAt(end)), hoverMessage };
  });
}

/** One text for each line on which a cut begins, whatever the number of cuts on it. */
function reasonsOf({ fitted }: Proposal, document: vscode.TextDocument): vscode.DecorationOptions[] {
  const byLine = new Map<number, Cut[]>();
  for (const cut of fitted.cuts.slice(0, MOST_RANGES)) {
    const line = lineOfReason(document, document.positionAt(cut.start).line);
    byLine.set(line, [...(byLine.get(line) ?? []), cut]);
  }
  const wrapped = wraps(document);
  return [...byLine].map(([line, cuts]) => {
    const { start, end } = document.lineAt(line).range;
    if (!wrapped && end.character > ENDS_IN_SIGHT) {
      const before = {
        contentText: shortReason(cuts[0] as Cut),
        ...REASON,
        margin: "0 1em 0 0",
        textDecoration: "none",
      };
      return { range: new vscode.Range(start, start), renderOptions: { before } };
    }
    const reasons = cuts.map(({ kind, reason }) => (kind === "left-out" ? reason : sentenceOf(kind, reason)));
    const contentText = clipped([...new Set(reasons)].join("; "), LONGEST_REASON);
    const textDecoration = labelStyle({ takesNoRoom: end.character === 0 });
    const after = { contentText, ...REASON, margin: "0 0 0 1em", textDecoration };
    return { range: new vscode.Range(end, end), renderOptions: { after } };
  });
}

/** The end of a longer line is out of sight in half a window, where lines are not wrapped. */
const ENDS_IN_SIGHT = 40;
const LONGEST_SHORT_REASON = 24;
const REASON = { color: new vscode.ThemeColor("editorCodeLens.foreground"), fontStyle: "italic" };

/** The first words, up to a pause. */
function shortReason({ kind, reason }: Cut): string {
  const phrase = reason.split(/[;,(]/, 1)[0]?.trim() ?? "";
  const words = phrase.slice(
    0,
    phrase.length > LONGEST_SHORT_REASON ? phrase.lastIndexOf(" ", LONGEST_SHORT_REASON) : undefined,
  );
  return kind === "left-out" ? vscode.l10n.t("cut: {0}", words) : vscode.l10n.t("shortened: {0}", words);
}

const clipped = (text: string, most: number) => (text.length > most ? `${text.slice(0, most)}…` : text);

function wraps(document: vscode.TextDocument): boolean {
  const inDiff = vscode.workspace.getConfiguration("diffEditor", document).get<string>("wordWrap", "inherit");
  if (inDiff !== "inherit") return inDiff === "on";
  return vscode.workspace.getConfiguration("editor", document).get("wordWrap") !== "off";
}

/** A blank line above has room for it, whether lines are wrapped or not. */
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
