import type { Budget } from "../../core/budget/budget.ts";
import { inputCost } from "../../core/models/catalogue.ts";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import type { CliTarget } from "../input/target.ts";
import { type BarPart, budgetBar, lookOf } from "../terminal/bar.ts";
import { counted, countText, dollars, grouped, percent, tokensText } from "../terminal/numbers.ts";
import { type Paint, paintFor, widthOf } from "../terminal/style.ts";
import { table } from "../terminal/table.ts";
import { type Terminal, write } from "../terminal/terminal.ts";
import { clipped, padded } from "../terminal/text-width.ts";
import type { CountedFile } from "./count-paths.ts";
import { type MainSection, mainSections } from "./main-sections.ts";
import { findOverflow, type OverflowPlace } from "./overflow.ts";
import type { CountedSection } from "./sections.ts";

interface Summary {
  readonly total: Count;
  readonly budget: Budget | null;
  readonly target: CliTarget;
}

/** Shows counts to a person: one file with its bar and sections, several as a table. */
export async function showCounts(files: readonly CountedFile[], summary: Summary, terminal: Terminal): Promise<void> {
  const paint = paintFor(terminal, terminal.output);
  const width = widthOf(terminal.output);
  const [only] = files;
  const lines =
    files.length === 1 && only?.text !== undefined
      ? oneFile(only, only.text, summary, width, paint)
      : manyFiles(files, summary, width, paint);
  await write(terminal.output, `${lines.join("\n")}\n`);
}

function oneFile(file: CountedFile, text: string, summary: Summary, width: number, paint: Paint): string[] {
  const { budget, target } = summary;
  const { count } = file;
  const name = file.path === "-" ? "standard input" : file.path;
  const top = mainSections(file.sections, count.tokens);
  const lines = [`${paint("bold", clipped(name, width))}`, headline(count, target)];
  if (file.chatOverhead) lines.push(`The chat format adds about ${counted(file.chatOverhead, "token")} to these.`);
  if (budget !== null || top.length > 1) {
    lines.push("", budgetBar(partsOf(top, count.tokens), barBudget(count, budget), width, paint));
  }
  if (budget !== null) lines.push(usage(count, budget, paint));
  if (top.length > 1) lines.push("", ...sectionTable(top, count.tokens, width, paint));
  if (budget !== null) {
    const place = findOverflow(target.tokenizer.open(text), budget.tokens);
    if (place !== undefined) lines.push("", ...overflowLines(place, sectionAt(file.sections, place), width, paint));
  }
  return lines;
}

function headline(count: Count, { tokenizer, model }: CliTarget): string {
  const cost = model && inputCost(model, count.tokens);
  const parts = [countText(count), tokenizer.name];
  if (model) parts.push(model.name);
  if (cost !== null && cost !== undefined) parts.push(`${dollars(cost)} of input`);
  return parts.join(" · ");
}

/** Where the budget ends in a bar of the best figures: an estimate over its budget is held against its high end. */
function barBudget({ tokens, high }: Count, budget: Budget | null): number | null {
  if (budget === null) return null;
  return high > budget.tokens ? Math.min(tokens - 1, Math.floor((budget.tokens * tokens) / high)) : budget.tokens;
}

/** Sections side by side, and what lies in none of them. */
function partsOf(top: readonly MainSection[], total: number): BarPart[] {
  const parts = top.map(({ section }, i) => ({ tokens: section.tokens, ...lookOf(i) }));
  const rest = total - parts.reduce((sum, part) => sum + part.tokens, 0);
  return rest > 0 ? [...parts, { tokens: rest, ...lookOf(parts.length) }] : parts;
}

function usage(count: Count, budget: Budget, paint: Paint): string {
  const of = `${tokensText(count)} of ${grouped(budget.tokens)} tokens (${percent(count.tokens, budget.tokens)})`;
  const window = budget.from === "window" && budget.window !== null;
  const how = window ? `, the window of ${grouped(budget.window)} less ${grouped(budget.reserve)}` : "";
  const over = count.high - budget.tokens;
  if (over <= 0) return `${of}${how}; ${paint("green", `${grouped(-over)} left`)}`;
  return `${of}${how}; ${paint("red", `${count.exact ? "" : "up to "}${grouped(over)} over`)}`;
}

const MOST_ROWS = 24;

function sectionTable(top: readonly MainSection[], total: number, width: number, paint: Paint): string[] {
  const isLong = top.reduce((sum, { inside }) => sum + 1 + inside.length, 0) > MOST_ROWS;
  const rows = top.flatMap(({ section, inside }, i) => {
    const { colour, glyph } = lookOf(i);
    const row = ({ title, tokens }: CountedSection, before: string) => [
      `${before}${clipped(title, width - 30) || "(untitled)"}`,
      grouped(tokens),
      percent(tokens, total),
    ];
    return [row(section, `${paint(colour, glyph)} `), ...(isLong ? [] : inside.map((child) => row(child, "    ")))];
  });
  const shown = rows.slice(0, MOST_ROWS);
  const left = rows.length - shown.length;
  const [head = "", ...lines] = table(
    [{ title: "  Section" }, { title: "Tokens", align: "right" }, { title: "Share", align: "right" }],
    shown,
  );
  return [paint("dim", head), ...lines, ...(left > 0 ? [paint("dim", `  and ${left} more`)] : [])];
}

/** The innermost section around a place. */
function sectionAt(sections: readonly CountedSection[], { offset }: OverflowPlace): CountedSection | undefined {
  return sections.findLast(({ start, end }) => start <= offset && offset < end);
}

function overflowLines(
  { line, column, before, after }: OverflowPlace,
  section: CountedSection | undefined,
  width: number,
  paint: Paint,
): string[] {
  const where = `The budget ends in line ${line}, column ${column}`;
  const inside = section ? `, in "${clipped(section.title, Math.min(40, width - where.length - 8))}"` : "";
  const label = `  ${line} │ `;
  const half = Math.floor((width - label.length - 1) / 2);
  const left = lastColumns(before, half);
  return [
    `${paint("bold", where)}${inside}:`,
    `${paint("dim", label)}${left}${paint("red", "┃")}${paint("dim", clipped(`.${after}`, half + 1).slice(1))}`,
  ];
}

function lastColumns(text: string, columns: number): string {
  const reversed = Array.from(text.trimStart()).reverse().join("");
  return Array.from(clipped(reversed, columns)).reverse().join("");
}

function manyFiles(
  files: readonly CountedFile[],
  { total, budget, target }: Summary,
  width: number,
  paint: Paint,
): string[] {
  if (files.length === 0) return ["No text files there."];
  const rows = files.map(({ path, count }) => {
    const share = percent(count.tokens, total.tokens);
    const isOver = budget !== null && count.high > budget.tokens;
    const over = isOver ? paint("red", `${grouped(count.high - budget.tokens)} over`) : "";
    return [clipped(path, width - 32), tokensText(count), share, over];
  });
  const lines = table(
    [{ title: "File" }, { title: "Tokens", align: "right" }, { title: "Share", align: "right" }, { title: "" }],
    rows,
  );
  const summary = `${counted(files.length, "file")}: ${headline(total, target)}`;
  return [paint("dim", lines[0] ?? ""), ...lines.slice(1), "", paint("bold", padded(summary, 0))];
}
