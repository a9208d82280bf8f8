import * as vscode from "vscode";
import type { Level } from "../../core/plan/plan.ts";
import type { PlanRow } from "../../core/plan/plan-rows.ts";
import { escapeMarkdown } from "../markdown-escape.ts";
import { amount } from "../number-format.ts";
import { decisionOn, type PlanNode } from "./plan-node.ts";

/** So much stands beside the figures in a side bar of the usual width; the tooltip says more. */
const LONGEST_LABEL = 22;
const LONGEST_SAID = 80;
const LONGEST_EXCERPT = 400;
/** Sections of a plan with more rows begin closed: a person looks for a section first. */
const MOST_OPEN_ROWS = 150;

const ICONS: Readonly<Record<Level, string>> = {
  full: "circle-filled",
  lossless: "circle-filled",
  condensed: "fold",
  sentences: "color-mode",
  words: "whole-word",
  outline: "list-tree",
  name: "symbol-string",
  omitted: "circle-outline",
};

/** How a row of a plan looks in the tree, and what a screen reader says of it. */
export function planItem(node: PlanNode): vscode.TreeItem {
  const { proposal, row, id } = node;
  const decision = decisionOn(node);
  const stays = decision === undefined ? row.level !== "omitted" : decision === "keep";
  const label = labelOf(node, LONGEST_LABEL);
  const said = labelOf(node, LONGEST_SAID);
  const [figures, saidFigures] = figuresOf(row, proposal.fitted.before.exact);
  const fate = fateOf(row, decision);
  const item = new vscode.TreeItem(label, collapsibleState(node));
  item.id = id;
  item.description = decision === undefined ? figures : `${figures} · ${fate}`;
  item.iconPath = iconOf(row, decision);
  // What a person decided needs no other reason.
  const reason = decision === undefined ? row.reason : "";
  item.tooltip = tooltipOf(node, fate, reason, saidFigures);
  item.contextValue = ["row", stays ? "kept" : "left-out", ...(decision === undefined ? [] : ["decided"])].join(".");
  item.command = { command: "promptBudget.showPlanRow", title: vscode.l10n.t("Go to Source"), arguments: [node] };
  item.checkboxState = {
    state: stays ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked,
    tooltip: stays ? vscode.l10n.t("Leave it out") : vscode.l10n.t("Put it back"),
    accessibilityInformation: { label: vscode.l10n.t("Keep {0}", said) },
  };
  item.accessibilityInformation = {
    label: [said, fate, vscode.l10n.t("{0} tokens", saidFigures), reason].filter((part) => part !== "").join(", "),
  };
  return item;
}

const BULLET = /^\s*(?:[-*+>]\s+)+/;

function labelOf({ proposal, row }: PlanNode, longest: number): string {
  const text = row.title || proposal.text.text.slice(row.start, row.start + LONGEST_SAID * 4).replace(BULLET, "");
  const line = text.replace(/\s+/g, " ").trim();
  const short = line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
  return row.kind === "run" ? vscode.l10n.t("{0} parts: {1}", row.children.length, short) : short;
}

/** In short, and in words. */
function figuresOf({ tokens, before }: PlanRow, exact: boolean): [short: string, said: string] {
  const [left, all] = [tokens, before].map((count) => amount(count, exact)) as [string, string];
  return tokens === before ? [all, all] : [`${left}/${all}`, vscode.l10n.t("{0} of {1}", left, all)];
}

function fateOf({ level }: PlanRow, decision: "keep" | "drop" | undefined): string {
  if (decision === "keep") return vscode.l10n.t("pinned");
  if (decision === "drop") return vscode.l10n.t("left out by you");
  if (level === "omitted") return vscode.l10n.t("left out");
  return level === "full" || level === "lossless" ? vscode.l10n.t("kept") : vscode.l10n.t("shortened");
}

function iconOf({ level }: PlanRow, decision: "keep" | "drop" | undefined): vscode.ThemeIcon {
  if (decision === "keep") return new vscode.ThemeIcon("pinned", new vscode.ThemeColor("list.highlightForeground"));
  if (decision === "drop")
    return new vscode.ThemeIcon("circle-slash", new vscode.ThemeColor("list.highlightForeground"));
  return new vscode.ThemeIcon(ICONS[level], new vscode.ThemeColor("descriptionForeground"));
}

/** The reason in full, and the beginning of the text; both are text, whatever they look like. */
function tooltipOf({ proposal, row }: PlanNode, fate: string, reason: string, figures: string): vscode.MarkdownString {
  const began = `${fate[0]?.toLocaleUpperCase(vscode.env.language)}${fate.slice(1)}`;
  const paragraphs = [reason === "" ? began : `${began}: ${reason}`, vscode.l10n.t("{0} tokens", figures)];
  const text = proposal.text.text.slice(row.start, row.end);
  const shown = [...paragraphs.map((paragraph) => escapeMarkdown(paragraph, LONGEST_EXCERPT)), "---"];
  return new vscode.MarkdownString([...shown, escapeMarkdown(text, LONGEST_EXCERPT)].join("\n\n"));
}

function collapsibleState({ row, children, proposal }: PlanNode): vscode.TreeItemCollapsibleState {
  if (children.length === 0) return vscode.TreeItemCollapsibleState.None;
  const opens = row.kind === "section" && countOf(proposal.fitted.rows, MOST_OPEN_ROWS) < MOST_OPEN_ROWS;
  return opens ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

/** Rows of all depths, up to a number that is enough to know. */
function countOf(rows: readonly PlanRow[], most: number): number {
  let count = 0;
  for (const row of rows) {
    if (count >= most) return most;
    count += 1 + countOf(row.children, most - count);
  }
  return count;
}
