import type { Tokenizer } from "../tokenizer/tokenizer.ts";
import { kindParts } from "./kind-parts.ts";

/** `json`: data of any notation. `blanks`: tokens of nothing but white space, wherever they stand. */
export const TOKEN_KINDS = ["prose", "code", "json", "tables", "markup", "blanks"] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];
export type TokensByKind = Readonly<Record<TokenKind, number>>;

export const NO_TOKENS: TokensByKind = { prose: 0, code: 0, json: 0, tables: 0, markup: 0, blanks: 0 };

export function sumOfKinds(a: TokensByKind, b: TokensByKind): TokensByKind {
  const sum: Record<TokenKind, number> = { ...a };
  for (const kind of TOKEN_KINDS) sum[kind] += b[kind];
  return sum;
}

const BLANKS = /^\s+/;
const ESCAPED_BLANKS = /^(?:\s|\\[nrt])+/;
/** The longest run of white space that is looked through for what a token stands for. */
const LONGEST_LOOK = 200;

/** The tokens of a text by what it is made of where they stand; together they are all of its tokens. */
export function tokensByKind(text: string, tokenizer: Tokenizer, path?: string): TokensByKind {
  const parts = kindParts(text, path);
  const document = tokenizer.open(text);
  const { offsets } = document.tokensIn(0, text.length);
  const found: Record<TokenKind, number> = { ...NO_TOKENS };
  let part = 0;
  for (let i = 0; i + 1 < offsets.length; i++) {
    const start = offsets[i]!;
    while (part + 1 < parts.length && parts[part]!.end <= start) part++;
    const token = text.slice(start, Math.min(offsets[i + 1]!, start + LONGEST_LOOK));
    const blanks = (parts[part]?.escaped ? ESCAPED_BLANKS : BLANKS).exec(token)?.[0].length ?? 0;
    if (token !== "" && blanks === token.length) {
      found.blanks++;
      continue;
    }
    // A blank or a line end before a word is of the word's token, and of its kind.
    while (part + 1 < parts.length && parts[part]!.end <= start + blanks) part++;
    found[parts[part]?.kind ?? "blanks"]++;
  }
  return found;
}
