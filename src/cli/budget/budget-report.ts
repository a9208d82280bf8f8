import type { SchemaLengths } from "../../core/budget/reserve/schema/schema-lengths.ts";
import { costOfMany, type RequestCost, type WholeBudget } from "../../core/budget/whole-budget.ts";
import type { BrokenPrefix } from "../../core/caching/broken-prefix.ts";
import { CATALOGUE_SOURCE } from "../../core/models/catalogue.ts";
import type { CliTarget } from "../input/target.ts";
import { budgetBar, lookOf } from "../terminal/bar.ts";
import { dollars, grouped, percent, tokensText } from "../terminal/numbers.ts";
import type { Paint } from "../terminal/style.ts";
import { table } from "../terminal/table.ts";
import { clipped, wrapped } from "../terminal/text-width.ts";
import { attachmentLines } from "./attachment-lines.ts";
import type { Attachments } from "./attachments.ts";
import { type GivenTools, toolsText } from "./tools-option.ts";

export interface ShownBudget {
  readonly path: string;
  readonly target: CliTarget;
  readonly whole: WholeBudget;
  readonly attachments: Attachments;
  /** Of the file of `--tools`. */
  readonly tools: GivenTools | null;
  readonly cache: BrokenPrefix | null;
  /** A sentence that was asked for, which holds the answer to a length. */
  readonly instruction: string | null;
  /** Requests a day, where their cost is wanted. */
  readonly perDay: number | null;
}

/** A budget for a person: a bar of the window, its parts, the pictures, what a request costs. */
export function budgetLines(
  { path, target, whole, attachments, tools: given, cache, instruction, perDay }: ShownBudget,
  width: number,
  paint: Paint,
): string[] {
  const { window, text, chat, tools, reserve, schema, thinking, free, effective } = whole;
  const name = path === "-" ? "standard input" : path;
  const of = [target.model?.name, target.tokenizer.name].filter((part) => part !== undefined).join(" · ");
  const parts: (readonly [what: string, tokens: number, shown: string])[] = [
    ["Text", text.high, tokensText(text)],
    ["Chat format", chat, grouped(chat)],
    ["Tools", tools, grouped(tools)],
    ["Pictures", whole.images, grouped(whole.images)],
    ["PDFs", whole.pdfs, grouped(whole.pdfs)],
    ["Thinking", thinking.tokens, grouped(thinking.tokens)],
    ["Answer", reserve.tokens, grouped(reserve.tokens)],
  ];
  const shown = parts.filter(([what, tokens]) => tokens > 0 || what === "Text" || what === "Answer");
  const total = window ?? shown.reduce((sum, [, tokens]) => sum + tokens, 0);
  const rows = shown.map(([what, tokens, said], i) => {
    const { colour, glyph } = lookOf(i);
    return [`${paint(colour, glyph)} ${what}`, said, percent(tokens, total)];
  });
  if (free !== null)
    rows.push([
      `${paint("dim", "░")} Free`,
      free < 0 ? paint("red", `${grouped(-free)} over`) : grouped(free),
      free < 0 ? "" : percent(free, total),
    ]);
  const bar = budgetBar(
    shown.map(([, tokens], i) => ({ tokens, ...lookOf(i) })),
    window,
    width,
    paint,
  );
  const lines = [paint("bold", clipped(name, width)), of, "", bar];
  if (window !== null) lines.push(`The window of ${grouped(window)} tokens`);
  lines.push("", ...table([{ title: "" }, { title: "", align: "right" }, { title: "", align: "right" }], rows), "");
  if (given !== null) lines.push(...wrapped(toolsText(given), width));
  lines.push(...wrapped(`Answer: ${reserve.source}; half of them within ${grouped(reserve.median)}.`, width));
  if (schema !== null) lines.push(...wrapped(schemaText(schema), width));
  if (thinking.tokens > 0) lines.push(...wrapped(`Thinking: ${thinking.source}.`, width));
  if (effective !== null) {
    const past = whole.input > effective.tokens ? paint("yellow", "; this prompt is past it") : "";
    lines.push(...wrapped(`Used well: ${grouped(effective.tokens)} tokens (${effective.source})${past}.`, width));
  }
  if (instruction !== null) lines.push(`To hold the answer to the tokens of --answer, add: ${instruction}`);
  if (cache !== null) lines.push(...wrapped(cacheText(cache), width));
  lines.push(...attachmentLines(attachments, width, paint));
  return [...lines, ...costLines(whole, perDay, width, paint)];
}

function schemaText({ least, usual, most, line }: SchemaLengths): string {
  const where = line === null ? "" : ` at line ${line}`;
  const end = most === null ? "with no end that it sets" : `${grouped(most)} at most`;
  return `By the JSON schema${where} an answer has ${grouped(least)} tokens at least, ${grouped(usual)} as a rule, ${end} (an estimate).`;
}

function cacheText({ tokens, offset, after, isSame }: BrokenPrefix): string {
  if (isSame) return "Cache: the versions are the same.";
  return `Cache: ${grouped(tokens)} tokens stay; token ${grouped(tokens + 1)}, at character ${grouped(offset)}, is another, and ${grouped(after)} are paid anew.`;
}

function costLines({ cost }: WholeBudget, perDay: number | null, width: number, paint: Paint): string[] {
  if (cost === null) return [];
  const said = ({ input, cachedInput, outputMedian, outputReserve }: RequestCost) =>
    `${dollars(input)} in (${dollars(cachedInput)} from the cache), ${dollars(outputMedian)} out as a rule, ${dollars(outputReserve)} at most`;
  const day = perDay === null ? [] : [`A day of ${grouped(perDay)}: ${said(costOfMany(cost, perDay))}`];
  const sentences = [`A request: ${said(cost)}`, ...day];
  return [
    "",
    ...sentences.flatMap((sentence) => wrapped(sentence, width)),
    paint("dim", `Prices as of ${CATALOGUE_SOURCE.date}`),
  ];
}
