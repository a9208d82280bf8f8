/** Tokens that a person typed: `8000`, `8,000`, `8k`, or `50%` of what the text has; `undefined` for anything else. */
export function parseAmount(typed: string, ofTokens: number): number | undefined {
  const match = /^(\d{1,12}(?:\.\d{1,6})?)(k|%)?$/i.exec(typed.slice(0, 40).replace(/[\s,_]/g, ""));
  if (!match) return undefined;
  const value = Number(match[1]);
  const unit = match[2]?.toLowerCase();
  const tokens = unit === "%" ? (ofTokens * value) / 100 : unit === "k" ? value * 1000 : value;
  return tokens >= 1 && (unit !== undefined || Number.isInteger(tokens)) ? Math.floor(tokens) : undefined;
}
