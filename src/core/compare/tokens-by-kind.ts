import type { Format, ParsedDocument } from "../document/document.ts";
import { parseDocument } from "../document/parse.ts";
import { type Block, type BlockKind, blocks } from "../document/units/blocks.ts";
import type { Tokenizer } from "../tokenizer/tokenizer.ts";

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

const KIND_OF_BLOCK: Readonly<Record<BlockKind, TokenKind>> = {
  heading: "prose",
  paragraph: "prose",
  item: "prose",
  quote: "prose",
  content: "prose",
  "table-head": "tables",
  "table-row": "tables",
  code: "code",
  structure: "code",
  html: "markup",
  tag: "markup",
  definition: "markup",
  rule: "markup",
  "front-matter": "markup",
  blank: "blanks",
};

const DATA_FORMATS: readonly Format[] = ["json", "yaml", "chat-json", "chat-jsonl"];
const DATA_FENCE = /^[ \t]*(?:`{3,}|~{3,})[ \t]*(?:json[5cl]?|jsonlines|ya?ml|toml|csv)\b/i;
/** Files that are one table. */
const ROWS = /\.(?:csv|tsv|tab)$/i;
const WHITE_SPACE = /^\s*$/;
/** The longest run of white space that is looked through for what a token stands for. */
const LONGEST_LOOK = 200;

/** The tokens of a text by what it is made of where they stand; together they are all of its tokens. */
export function tokensByKind(text: string, tokenizer: Tokenizer, path?: string): TokensByKind {
  const parsed = parseDocument(text, path === undefined ? {} : { path });
  const parts = blocks(text, parsed);
  const document = tokenizer.open(text);
  const { offsets } = document.tokensIn(0, text.length);
  const found: Record<TokenKind, number> = { ...NO_TOKENS };
  const rows = path !== undefined && ROWS.test(path);
  const kindOf = (block: Block): TokenKind =>
    rows && block.kind !== "blank" ? "tables" : kindOfBlock(block, text, parsed);
  let part = 0;
  let kind = parts[0] ? kindOf(parts[0]) : "blanks";
  for (let i = 0; i + 1 < offsets.length; i++) {
    const token = text.slice(offsets[i]!, Math.min(offsets[i + 1]!, offsets[i]! + LONGEST_LOOK));
    if (token !== "" && WHITE_SPACE.test(token)) {
      found.blanks++;
      continue;
    }
    // A blank or a line end before a word is of the word's token, and of its kind.
    const at = offsets[i]! + (token.length - token.trimStart().length);
    while (part + 1 < parts.length && parts[part]!.end <= at) kind = kindOf(parts[++part]!);
    found[kind]++;
  }
  return found;
}

function kindOfBlock({ kind, start }: Block, text: string, { format }: ParsedDocument): TokenKind {
  const isSyntax = kind === "code" || kind === "structure";
  if (isSyntax && DATA_FORMATS.includes(format)) return "json";
  if (kind === "structure" && (format === "xml" || format === "html")) return "markup";
  return kind === "code" && DATA_FENCE.test(text.slice(start, start + LONGEST_LOOK)) ? "json" : KIND_OF_BLOCK[kind];
}
