import * as vscode from "vscode";
import { escapeMarkdown } from "../markdown-escape.ts";
import { amount } from "../number-format.ts";
import { pieceLines } from "./piece-lines.ts";
import type { SelectionNode } from "./selection-node.ts";

const LONGEST_LABEL = 60;
const LONGEST_EXCERPT = 400;

/** How a row of a selection looks in the tree, and what a screen reader says of it. */
export function selectionItem(node: SelectionNode): vscode.TreeItem {
  const { piece, path, parent, children, decision, level, tokens, shown, id } = node;
  const figures = amount(tokens, shown.selected.exact);
  const fate = fateOf(node);
  const collapsible =
    children.length > 0 ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None;
  const item = new vscode.TreeItem(parent ? pieceLabel(node) : (path.split("/").pop() ?? path), collapsible);
  const folder = parent ? "" : path.split("/").slice(0, -1).join("/");
  item.id = id;
  item.description = [tokens === 0 ? "" : figures, fate ?? "", folder].filter((part) => part !== "").join(" · ");
  item.iconPath = parent ? pieceIcon(node) : vscode.ThemeIcon.File;
  const kind = [parent ? "piece" : "file", decision === "excluded" ? "left-out" : "kept"];
  item.contextValue = [...kind, ...(decision || level ? ["decided"] : [])].join(".");
  item.command = { command: "promptBudget.showSelected", title: vscode.l10n.t("Go to Source"), arguments: [node] };
  const stays = decision !== "excluded";
  item.checkboxState = {
    state: stays ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked,
    tooltip: stays ? vscode.l10n.t("Leave it out") : vscode.l10n.t("Let it be selected again"),
    accessibilityInformation: { label: vscode.l10n.t("Keep {0}", String(item.label)) },
  };
  const reason = piece?.reason ?? "";
  item.tooltip = tooltipOf(node, [reason, vscode.l10n.t("{0} tokens", figures), path]);
  item.accessibilityInformation = {
    label: [String(item.label), fate ?? "", vscode.l10n.t("{0} tokens", figures), reason]
      .filter((part) => part !== "")
      .join(", "),
  };
  return item;
}

/** What the person decided. */
function fateOf({ decision, level }: SelectionNode): string | undefined {
  if (decision === "pinned") return vscode.l10n.t("pinned");
  if (decision === "excluded") return vscode.l10n.t("left out by you");
  if (level === "full") return vscode.l10n.t("whole");
  if (level === "outline") return vscode.l10n.t("outline");
  return level === "name" ? vscode.l10n.t("name") : undefined;
}

/** The lines that the header names, and why the piece is there. */
function pieceLabel(node: SelectionNode): string {
  const { piece, shown } = node;
  if (piece === undefined) return vscode.l10n.t("a piece");
  const label = `${pieceLines(shown.selected, piece)}  ${piece.reason}`;
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1).trimEnd()}…` : label;
}

function pieceIcon({ decision, piece }: SelectionNode): vscode.ThemeIcon {
  const decided = new vscode.ThemeColor("list.highlightForeground");
  if (decision === "pinned") return new vscode.ThemeIcon("pinned", decided);
  if (decision === "excluded") return new vscode.ThemeIcon("circle-slash", decided);
  const icon = piece?.level === "full" ? "circle-filled" : "color-mode";
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor("descriptionForeground"));
}

/** All of it is text, whatever it looks like. */
function tooltipOf({ piece, shown }: SelectionNode, said: readonly string[]): vscode.MarkdownString {
  const paragraphs = said.filter((part) => part !== "").map((part) => escapeMarkdown(part, LONGEST_EXCERPT));
  const text = piece ? shown.selected.text.slice(...piece.at!) : "";
  const excerpt = text === "" ? [] : ["---", escapeMarkdown(text, LONGEST_EXCERPT)];
  return new vscode.MarkdownString([...paragraphs, ...excerpt].join("\n\n"));
}
