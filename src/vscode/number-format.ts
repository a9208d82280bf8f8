import * as vscode from "vscode";
import type { Count } from "../core/tokenizer/tokenizer.ts";

const formats = new Map<string, Intl.NumberFormat>();

function format(name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  let known = formats.get(name);
  if (!known) {
    known = new Intl.NumberFormat(vscode.env.language, options);
    formats.set(name, known);
  }
  return known;
}

/** `6,412`, in the editor's language. */
export const number = (value: number): string => format("number", {}).format(value);

/** `6,412`, or `~6,410` for an estimate: three digits, since more would promise too much. */
export function amount(tokens: number, exact: boolean): string {
  return exact ? number(tokens) : `~${format("estimate", { maximumSignificantDigits: 3 }).format(tokens)}`;
}

/** An estimate whose interval is this narrow, as a share of it, is known to more than three digits. */
const NARROW = 0.05;

export function tokens({ tokens, low, high, exact }: Count): string {
  return !exact && high - low < NARROW * tokens ? `~${number(tokens)}` : amount(tokens, exact);
}

/** `198`, or for an estimate `at most 198`, its upper end: what is held against a budget. */
export function atMost({ high, exact }: Count): string {
  return exact ? number(high) : vscode.l10n.t("at most {0}", number(high));
}

/** `9 %` or `9%`, as the language writes it; shares below one percent are never shown as none. */
export function share(value: number): string {
  const percent = format("percent", { style: "percent" });
  return value > 0 && value < 0.01 ? `<${percent.format(0.01)}` : percent.format(value);
}

/** US dollars, with as many digits as a small sum needs. */
export function dollars(value: number): string {
  const digits = value >= 1 ? 2 : 4;
  return format(`dollars${digits}`, { style: "currency", currency: "USD", maximumFractionDigits: digits }).format(
    value,
  );
}
