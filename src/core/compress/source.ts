import type { Block } from "../document/blocks.ts";
import { blocks } from "../document/blocks.ts";
import type { DocumentHint, ParsedDocument, ProtectedRange } from "../document/document.ts";
import { parseDocument } from "../document/parse.ts";

/** What the stages read. */
export interface Source {
  readonly text: string;
  readonly document: ParsedDocument;
  readonly blocks: readonly Block[];
  /** In order of place; may nest. Text inside stays letter for letter where it stays at all. */
  readonly verbatim: readonly ProtectedRange[];
}

/** Reads a text once for all stages. */
export function sourceOf(text: string, hint: DocumentHint = {}): Source {
  const document = parseDocument(text, hint);
  const cut = blocks(text, document);
  const verbatim = cut
    .filter((b) => b.kind === "code" || b.kind === "front-matter")
    .map((b) => ({ start: b.start, end: b.end, reason: b.kind === "code" ? "code fence" : "front matter" }));
  return { text, document, blocks: cut, verbatim };
}
