import type { Count } from "../../core/tokenizer/tokenizer.ts";

/** `12,345` */
export function grouped(n: number): string {
  return n.toLocaleString("en-US");
}

/** `12,345`, or `~12,300` for an estimate, in three figures. */
export function tokensText({ tokens, exact }: Count): string {
  return exact ? grouped(tokens) : `~${grouped(Number(tokens.toPrecision(3)))}`;
}

/** `1 token`, `12 tokens`, `~1,230 tokens (1,100–1,400)` */
export function countText(count: Count): string {
  const word = count.tokens === 1 ? "token" : "tokens";
  const interval = count.exact ? "" : ` (${grouped(count.low)}–${grouped(count.high)})`;
  return `${tokensText(count)} ${word}${interval}`;
}

/** `37%`, `<1%` */
export function percent(part: number, whole: number): string {
  if (whole === 0) return "0%";
  const share = (100 * part) / whole;
  return share > 0 && share < 1 ? "<1%" : `${Math.round(share)}%`;
}

/** `$0.0123`, with two figures that say something. */
export function dollars(amount: number): string {
  if (amount === 0) return "$0";
  if (amount >= 1) return `$${amount.toFixed(2)}`;
  return `$${Number(amount.toPrecision(2)).toFixed(Math.min(10, 1 - Math.floor(Math.log10(amount))))}`;
}

/** `3 files`, `1 file` */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`;
}

/** Counts of several texts as one. */
export function sumOf(counts: Iterable<Count>, exact: boolean): Count {
  let [tokens, low, high] = [0, 0, 0];
  for (const count of counts) {
    tokens += count.tokens;
    low += count.low;
    high += count.high;
  }
  return { tokens, low, high, exact };
}
