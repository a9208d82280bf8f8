import { TOKEN_KINDS, type TokensByKind } from "../../core/compare/tokens-by-kind.ts";
import { grouped, percent } from "../terminal/numbers.ts";
import { type Column, table } from "../terminal/table.ts";

const BAR_CHARACTERS = 32;

const COLUMNS: readonly Column[] = [
  { title: "Tokens", align: "right" },
  { title: "Of all", align: "right" },
  { title: "Kind" },
  { title: "" },
];

/** A bar for each kind that a text has tokens of, the longest first. */
export function kindLines(kinds: TokensByKind): string[] {
  const rows = TOKEN_KINDS.map((kind) => ({ kind, tokens: kinds[kind] })).filter(({ tokens }) => tokens > 0);
  rows.sort((a, b) => b.tokens - a.tokens);
  const all = rows.reduce((sum, { tokens }) => sum + tokens, 0);
  return table(
    COLUMNS,
    rows.map(({ kind, tokens }) => {
      const bar = "█".repeat(Math.max(1, Math.round((BAR_CHARACTERS * tokens) / all)));
      return [grouped(tokens), percent(tokens, all), kind, bar];
    }),
  );
}
