import * as vscode from "vscode";
import type { SchemaLengths } from "../../core/budget/reserve/schema/schema-lengths.ts";
import type { ExpensiveLanguage } from "../../core/compare/expensive-language.ts";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import type { Structure } from "../../node/worker/document-structure.ts";
import type { Target, TargetModel } from "../../node/worker/target-settings.ts";
import type { ActiveDocument } from "../counting/active-document.ts";
import type { DocumentState } from "../counting/document-state.ts";
import type { DocumentImage } from "../counting/image-counter.ts";
import type { IncludedFiles } from "../counting/include-counter.ts";
import { expectedAnswer } from "../expected-answer.ts";
import { escapeMarkdown } from "../markdown-escape.ts";
import { amount, dollars, number, share, tokens } from "../number-format.ts";
import { pictureNotes } from "../picture-notes.ts";
import { describedTokenizer } from "../tokenizer-label.ts";
import { shareBar } from "./share-bar.ts";

const MOST_INCLUDES = 8;

/** The only commands that a tooltip's link may run. */
export const TOOLTIP_COMMANDS = [
  "promptBudget.chooseModel",
  "promptBudget.setBudget",
  "promptBudget.goToOverflow",
  "promptBudget.fitDocument",
  "promptBudget.toggleTokens",
] as const;

export interface TooltipFacts {
  readonly state: DocumentState;
  /** Of the document, or of the whole notebook. */
  readonly count: Count;
  readonly active: ActiveDocument;
  readonly included: IncludedFiles | null;
  readonly images: readonly DocumentImage[];
}

/** The table behind the status bar's number. Everything that comes from a document is escaped. */
export function statusTooltip(facts: TooltipFacts): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString("", true);
  markdown.isTrusted = { enabledCommands: TOOLTIP_COMMANDS };
  markdown.supportHtml = false;
  const parts = [
    table([countRows(facts), sectionRows(facts), imageRows(facts), includeRows(facts)]),
    problemLines(facts),
    links(facts),
  ];
  markdown.value = parts.filter((part) => part !== "").join("\n\n");
  return markdown;
}

/** `bar` shows the value as a share of the whole. */
type Row = readonly [label: string, value: string, bar?: string];

function countRows({ state, count, active }: TooltipFacts): Row[] {
  const { target } = state;
  const rows: Row[] = [];
  const budget = target?.budget ?? null;
  const used = budget === null ? "" : ` / ${number(budget)} (${share(count.tokens / budget)})`;
  rows.push([vscode.l10n.t("Tokens"), `**${tokens(count)}**${used}`]);
  if (!count.exact) rows.push([vscode.l10n.t("Between"), `${number(count.low)} – ${number(count.high)}`]);
  if (active.kind === "notebook") {
    rows.push([vscode.l10n.t("Notebook"), vscode.l10n.t("{0} cells", number(active.notebook.cellCount))]);
  }
  if (state.structure?.chatOverhead) {
    rows.push([
      vscode.l10n.t("Chat format"),
      vscode.l10n.t("+{0} around the messages", number(state.structure.chatOverhead)),
    ]);
  }
  if (state.structure?.expensive) rows.push([vscode.l10n.t("Language"), premiumText(state.structure.expensive)]);
  if (!target) return rows;
  rows.push([vscode.l10n.t("Tokenizer"), escapeMarkdown(describedTokenizer(target.tokenizer, target.exact))]);
  if (target.model) rows.push([vscode.l10n.t("Model"), escapeMarkdown(target.model.name)]);
  if (target.window !== null) rows.push([vscode.l10n.t("Window"), number(target.window)]);
  if (target.window !== null) rows.push([vscode.l10n.t("Reserve"), reserveOf(target)]);
  if (target.model && state.structure) rows.push([vscode.l10n.t("Answer"), answerOf(state.structure, target.model)]);
  if (state.structure?.schema) rows.push([vscode.l10n.t("By its JSON schema"), schemaText(state.structure.schema)]);
  const price = target.model?.inputPrice ?? null;
  if (price !== null) {
    const cost = dollars((count.tokens * price) / 1_000_000);
    const asOf = target.model?.asOf ? `, ${target.model.asOf}` : "";
    rows.push([vscode.l10n.t("Cost"), vscode.l10n.t("{0} to send (list price{1})", cost, asOf)]);
  }
  if (target.source !== "settings") {
    const source = target.source === "override" ? vscode.l10n.t("a setting for this file") : ".promptbudget.json";
    rows.push([vscode.l10n.t("Set by"), state.proposed ? vscode.l10n.t("the proposed fit") : source]);
  }
  return rows;
}

/** `Burmese: 14.5 times English in cl100k_base, 3.9 in o200k_base` */
function premiumText({ name, times, tokenizer, best }: ExpensiveLanguage): string {
  const own = vscode.l10n.t("{0}: {1} times English in {2}", name, times.toFixed(1), tokenizer);
  return best === null ? own : vscode.l10n.t("{0}, {1} in {2}", own, best.times.toFixed(1), best.tokenizer);
}

/** With where it comes from, since most people never set one. */
function reserveOf({ reserve, from }: Target): string {
  const origins: Record<Target["from"]["reserve"], string> = {
    output: vscode.l10n.t("the longest answer of the model"),
    share: vscode.l10n.t("a quarter of the window"),
    settings: vscode.l10n.t("your settings"),
    "workspace-file": ".promptbudget.json",
    override: vscode.l10n.t("a setting for this file"),
  };
  // Without a published longest answer nothing is held back.
  return reserve === 0 && from.reserve === "share" ? number(0) : `${number(reserve)} (${origins[from.reserve]})`;
}

/** How long the answer will be, and how that is known. */
function answerOf(structure: Structure, model: TargetModel): string {
  const reserve = expectedAnswer(structure, model);
  if (reserve instanceof UserError) return escapeMarkdownParagraph(reserve.message);
  const room = vscode.l10n.t("{0}, half within {1}", number(reserve.tokens), number(reserve.median));
  return `${room} (${escapeMarkdownParagraph(reserve.source)})`;
}

/** `20 tokens at least, 85 as a rule, 300 at most (line 12, an estimate)` */
function schemaText({ least, usual, most, line }: SchemaLengths): string {
  const [low, middle] = [number(least), number(usual)];
  const lengths =
    most === null
      ? vscode.l10n.t("{0} tokens at least, {1} as a rule, with no end that it sets", low, middle)
      : vscode.l10n.t("{0} tokens at least, {1} as a rule, {2} at most", low, middle, number(most));
  const from = line === null ? vscode.l10n.t("an estimate") : vscode.l10n.t("of line {0}, an estimate", number(line));
  return `${lengths} (${from})`;
}

function imageRows({ images }: TooltipFacts): Row[] {
  if (images.length === 0) return [];
  const rows: Row[] = images.slice(0, MOST_INCLUDES).map((image) => {
    const label = `$(file-media) ${escapeMarkdown(image.name)}`;
    const notes = pictureNotes(image).map(escapeMarkdownParagraph);
    return [label, [...(image.tokens === null ? [] : [`+${number(image.tokens)}`]), ...notes].join(" · ")];
  });
  const more = images.length - rows.length;
  if (more > 0) rows.push([vscode.l10n.t("{0} more pictures", number(more)), ""]);
  const together = images.reduce((sum, { tokens: own }) => sum + (own ?? 0), 0);
  return [...rows, [vscode.l10n.t("Pictures"), `**+${number(together)}**`]];
}

function sectionRows({ state, count, active }: TooltipFacts): Row[] {
  const { structure } = state;
  if (!structure || active.kind !== "text") return [];
  return structure.largest.map(({ title, tokens }) => {
    const part = structure.tokens > 0 ? tokens / structure.tokens : 0;
    return [escapeMarkdown(title), `${amount(tokens, count.exact)} · ${share(part)}`, `&ensp;${shareBar(part)}`];
  });
}

function includeRows({ included, count, state }: TooltipFacts): Row[] {
  if (!included || included.files.length === 0) return [];
  const rows: Row[] = included.files.slice(0, MOST_INCLUDES).map((file) => {
    const label = `${"\u2003".repeat(file.depth - 1)}$(file) ${escapeMarkdown(file.target)}`;
    return [label, file.count ? tokens(file.count) : escapeMarkdown(file.problem ?? "…")] as const;
  });
  const more = included.files.length - rows.length;
  if (more > 0) rows.push([vscode.l10n.t("{0} more files", number(more)), ""]);
  const together = sumOf(included.total, count);
  rows.push([vscode.l10n.t("With included files"), `**${tokens(together)}**`]);
  if (state.target?.budget) {
    rows.push([vscode.l10n.t("Against the budget"), vscode.l10n.t("this file alone: {0}", tokens(count))]);
  }
  return rows;
}

function sumOf(a: Count, b: Count): Count {
  return { tokens: a.tokens + b.tokens, low: a.low + b.low, high: a.high + b.high, exact: a.exact && b.exact };
}

function problemLines({ state }: TooltipFacts): string {
  const problems = [...state.settings.problems, ...(state.target?.problems ?? [])];
  return problems.map((problem) => `$(warning) ${escapeMarkdownParagraph(problem)}`).join("\n\n");
}

/** Messages are ours but quote what the person wrote; they are longer than a title. */
function escapeMarkdownParagraph(text: string): string {
  return text
    .split(" ")
    .map((word) => escapeMarkdown(word))
    .join(" ");
}

function links({ state }: TooltipFacts): string {
  const over = state.over > 0;
  const link = (title: string, command: (typeof TOOLTIP_COMMANDS)[number]) => `[${title}](command:${command})`;
  return [
    link(vscode.l10n.t("Choose model"), "promptBudget.chooseModel"),
    link(vscode.l10n.t("Set budget"), "promptBudget.setBudget"),
    ...(over ? [link(vscode.l10n.t("Go to overflow line"), "promptBudget.goToOverflow")] : []),
    ...(over ? [link(vscode.l10n.t("Fit to budget"), "promptBudget.fitDocument")] : []),
    link(vscode.l10n.t("Show tokens"), "promptBudget.toggleTokens"),
  ].join(" · ");
}

/** One table, so that the bars and the numbers of all groups stand in a column each; an empty row parts the groups. */
function table(groups: readonly (readonly Row[])[]): string {
  const shown = groups.filter((rows) => rows.length > 0);
  const lines = shown.map((rows) =>
    rows.map(([label, value, bar = ""]) => `| ${label} | ${bar} | ${value} |`).join("\n"),
  );
  return `| | | |\n| :-- | :-- | --: |\n${lines.join("\n| | | |\n")}`;
}
