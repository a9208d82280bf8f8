import type { Format, ParsedDocument } from "../document/document.ts";
import { documentMessages } from "../document/formats/chat-messages.ts";
import { decodeString } from "../document/formats/decode-string.ts";
import { parseDocument } from "../document/parse.ts";
import { type Block, type BlockKind, blocks } from "../document/units/blocks.ts";
import type { TokenKind } from "./tokens-by-kind.ts";

/** A part of a text, up to `end`, and what it is made of. */
export interface KindPart {
  readonly end: number;
  readonly kind: TokenKind;
  /** Where the part is the inside of a JSON string, in which a line end is written `\n`. */
  readonly escaped: boolean;
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
/** The beginning of a block's text that tells what it holds. */
const HEAD = 200;
/** Files that are one table. */
const ROWS = /\.(?:csv|tsv|tab)$/i;

/** A text from its beginning to its end by what it is made of; the messages of a chat by what their texts say. */
export function kindParts(text: string, path?: string): KindPart[] {
  const document = parseDocument(text, path === undefined ? {} : { path });
  if (path !== undefined && ROWS.test(path))
    return blocks(text, document).map(({ end, kind }) => ({
      end,
      kind: kind === "blank" ? "blanks" : "tables",
      escaped: false,
    }));
  return isChat(document) ? chatParts(text, document) : partsOf(text, document);
}

const isChat = ({ format }: ParsedDocument) => format === "chat-json" || format === "chat-jsonl";

function partsOf(text: string, document: ParsedDocument): KindPart[] {
  return blocks(text, document).map((block) => ({
    end: block.end,
    kind: kindOfBlock(block, text, document),
    escaped: false,
  }));
}

function chatParts(text: string, document: ParsedDocument): KindPart[] {
  const parts: KindPart[] = [];
  let from = 0;
  for (const { content } of documentMessages(text, document)) {
    for (const [start, end] of content) {
      if (start < from) continue;
      if (start > from) parts.push({ end: start, kind: "json", escaped: false });
      const { text: said, places } = decodeString(text, start, end);
      for (const part of partsOf(said, parseDocument(said))) {
        from = places[part.end]!;
        parts.push({ end: from, kind: part.kind, escaped: true });
      }
      from = end;
    }
  }
  if (from < text.length) parts.push({ end: text.length, kind: "json", escaped: false });
  return parts;
}

function kindOfBlock({ kind, start }: Block, text: string, { format }: ParsedDocument): TokenKind {
  const isSyntax = kind === "code" || kind === "structure";
  if (isSyntax && DATA_FORMATS.includes(format)) return "json";
  if (kind === "structure" && (format === "xml" || format === "html")) return "markup";
  return kind === "code" && DATA_FENCE.test(text.slice(start, start + HEAD)) ? "json" : KIND_OF_BLOCK[kind];
}
