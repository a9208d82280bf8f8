import { type Cut, cutsOf } from "../../core/plan/cuts.ts";
import type { Plan } from "../../core/plan/plan.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { placeOf } from "../count/overflow.ts";
import { type BarPart, budgetBar } from "../terminal/bar.ts";
import { counted, grouped, percent } from "../terminal/numbers.ts";
import type { Paint } from "../terminal/style.ts";
import { oneLine } from "../terminal/terminal.ts";
import { clipped, padded, wrapped } from "../terminal/text-width.ts";

/** One line on how far a text was shortened. */
export function fitSummary({ before, tokens, budget }: Plan, { name, exact }: Tokenizer): string {
  const about = exact ? "" : "at most ";
  if (before <= budget && tokens === before)
    return `${about}${grouped(tokens)} of ${grouped(budget)} tokens (${name}): it fits as it is.`;
  return `${grouped(before)} → ${about}${grouped(tokens)} of ${grouped(budget)} tokens (${name}), ${percent(before - tokens, before)} less.`;
}

interface Look {
  readonly paint: Paint;
  readonly width: number;
  readonly from: string;
  readonly to: string;
}

const MOST_CUTS = 16;

/** Shows what a plan cut from its source and why, the largest cuts in the order of the text. */
export function fitLines(plan: Plan, source: string, tokenizer: Tokenizer, look: Look): string[] {
  const { paint, width, from, to } = look;
  const lines = [paint("bold", clipped(`${from} → ${to}`, width)), fitSummary(plan, tokenizer), ""];
  const found = cutsOf(plan, source);
  lines.push(budgetBar(partsOf(found, source.length), null, width, paint));
  const cuts = found.map((cut) => ({ cut, tokens: tokenizer.count(source.slice(cut.start, cut.end)) }));
  if (cuts.length === 0) return lines;
  const largest = new Set([...cuts].sort((a, b) => b.tokens - a.tokens).slice(0, MOST_CUTS));
  lines.push("", paint("bold", `What was cut: ${counted(cuts.length, "place")}`));
  for (const entry of cuts) if (largest.has(entry)) lines.push(...cutLines(entry.cut, entry.tokens, source, look));
  const rest = cuts.filter((entry) => !largest.has(entry));
  if (rest.length > 0) {
    const tokens = rest.reduce((sum, entry) => sum + entry.tokens, 0);
    lines.push(paint("dim", `  and ${counted(rest.length, "smaller place")} with ${grouped(tokens)} tokens`));
  }
  return lines;
}

function cutLines(cut: Cut, tokens: number, source: string, { paint, width }: Look): string[] {
  const first = placeOf(source, cut.start + leadingBlanks(source, cut)).line;
  const last = placeOf(source, Math.max(cut.start, cut.end - trailingBlanks(source, cut) - 1)).line;
  const where = padded(first === last ? `line ${first}` : `lines ${first}–${last}`, 14);
  const size = padded(grouped(tokens), 6, "right");
  const text = oneLine(source.slice(cut.start, Math.min(cut.end, cut.start + 400))).replace(/\s+/g, " ");
  const mark = cut.kind === "left-out" ? paint("red", "−") : paint("yellow", "~");
  return [
    `  ${where}${size}  ${mark} ${clipped(text, width - 26)}`,
    ...wrapped(cut.reason, width - 6).map((line) => paint("dim", `      ${line}`)),
  ];
}

/** What is kept and what is cut, in the order of the source. */
function partsOf(cuts: readonly Cut[], length: number): BarPart[] {
  const parts: BarPart[] = [];
  let at = 0;
  for (const { kind, start, end } of cuts) {
    parts.push({ tokens: start - at, colour: "green", glyph: "█" });
    const isOut = kind === "left-out";
    parts.push({ tokens: end - start, colour: isOut ? "red" : "yellow", glyph: isOut ? "░" : "▒" });
    at = end;
  }
  return [...parts, { tokens: length - at, colour: "green", glyph: "█" }];
}

function leadingBlanks(source: string, { start, end }: Cut): number {
  const text = source.slice(start, end);
  return text.length - text.trimStart().length;
}

function trailingBlanks(source: string, { start, end }: Cut): number {
  const text = source.slice(start, end);
  return text.length - text.trimEnd().length;
}
