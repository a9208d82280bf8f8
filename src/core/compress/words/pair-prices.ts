import { tooDear } from "./prices.ts";
import type { Part } from "./sentence-parts.ts";

/** A mark that opens, and the highest price of the words after it so far. */
interface Open {
  readonly part: number;
  readonly mark: string;
  most: number;
}

/** Square brackets and emphasis mean something to Markdown: they only go with what is between them. */
const DEAR = /[)）"“”«»]/;

/** Brackets are no deeper: what is in more is read as unpaired. */
const DEEPEST = 50;

/**
 * Sets the prices of brackets, quotation marks and emphasis that have a partner: both go with the last word between
 * them, round brackets and quotation marks earlier where they are too dear.
 *
 * @returns 1 for each part that has a partner.
 */
export function setPairPrices(text: string, parts: readonly Part[], prices: Float64Array): Uint8Array {
  const paired = new Uint8Array(parts.length);
  const open: Open[] = [];
  const close = (at: number, i: number): void => {
    const { part } = open[at]!;
    // What was opened inside and not closed had no partner.
    const most = open.splice(at).reduce((price, inner) => Math.max(price, inner.most), -1);
    // In "f(x)" and "person(s)" they are part of the word.
    const isApart = parts[part - 1]?.kind !== "word" || parts[part - 1]!.end < parts[part]!.start;
    const { start } = parts[i]!;
    const price = isApart && DEAR.test(text[start]!) ? Math.min(most, tooDear(start, text.length)) : most;
    prices[part] = price;
    prices[i] = price;
    paired[part] = 1;
    paired[i] = 1;
    const around = open.at(-1);
    if (around !== undefined) around.most = Math.max(around.most, most);
  };
  parts.forEach(({ kind, start, end }, i) => {
    const top = open.at(-1);
    const mark = text.slice(start, end);
    if (kind === "word") {
      if (top !== undefined) top.most = Math.max(top.most, prices[i]!);
      return;
    }
    if (kind !== "open" && kind !== "close" && kind !== "quote" && kind !== "emphasis") return;
    // Marks that look alike at both ends open before a word and close after one.
    const alike = kind === "emphasis" || mark === '"';
    const closes = kind !== "open" && !(alike && parts[i - 1]?.end !== start);
    const partner = closes ? open.findLastIndex((o) => isPair(parts[o.part]!.kind, o.mark, kind, mark)) : -1;
    const opens = kind !== "close" && !(alike && parts[i + 1]?.start !== end);
    if (partner >= 0) close(partner, i);
    else if (opens && open.length < DEEPEST) open.push({ part: i, mark, most: -1 });
  });
  return paired;
}

function isPair(openKind: Part["kind"], opened: string, kind: Part["kind"], mark: string): boolean {
  if (kind === "close") return openKind === "open" && BRACKETS.get(opened) === mark;
  if (kind === "emphasis") return opened === mark;
  return openKind === "quote" && (QUOTES.get(opened) ?? opened).includes(mark);
}

const BRACKETS = new Map(["()", "[]", "{}", "（）", "「」", "『』", "《》", "【】"].map(([a, b]) => [a!, b!]));
const QUOTES = new Map([
  ["“", "”"],
  ["„", "“”"],
  ["«", "»"],
  ["»", "«"],
]);
