/** One part of a budget's expression. */
export type Term =
  | { readonly kind: "tokens"; readonly tokens: number }
  /** Of the window, 0.5 for `50%`. */
  | { readonly kind: "share"; readonly share: number }
  | { readonly kind: "window" }
  | { readonly kind: "reserve" };

const LONGEST = 200;
const NUMBER = /^(\d+(?:\.\d+)?)\s*(%|k|m)?$/;

/**
 * Reads `term (- term)*`, where a term is a number (`8000`, `8,000`, `8_000`, `8k`), a share of the window (`50%`),
 * `window` or `reserve`. The first term counts, the others are taken off. `undefined` where it is something else.
 */
export function parseExpression(text: string): Term[] | undefined {
  if (text.length > LONGEST) return undefined;
  const terms: Term[] = [];
  for (const part of text.toLowerCase().split(/[-−–]/)) {
    const term = parseTerm(part.trim());
    if (term === undefined) return undefined;
    terms.push(term);
  }
  return terms;
}

function parseTerm(text: string): Term | undefined {
  if (text === "window" || text === "reserve") return { kind: text };
  const found = NUMBER.exec(text.replace(/(?<=\d)[,_](?=\d{3})/g, ""));
  if (found === null) return undefined;
  const value = Number(found[1]);
  if (found[2] === "%") return { kind: "share", share: value / 100 };
  return { kind: "tokens", tokens: value * (found[2] === "k" ? 1_000 : found[2] === "m" ? 1_000_000 : 1) };
}
