import { type Block, blocks } from "../document/blocks.ts";
import type { DocumentHint, ParsedDocument, ProtectedRange } from "../document/document.ts";
import { parseDocument } from "../document/parse.ts";
import { protectedRanges } from "../document/protect.ts";
import { UserError } from "../user-error.ts";

/** What the stages read. */
export interface Source {
  readonly text: string;
  readonly document: ParsedDocument;
  readonly blocks: readonly Block[];
  /** Sorted and disjoint. Text inside stays letter for letter where it stays at all. */
  readonly verbatim: readonly ProtectedRange[];
}

/** Reads a text once for all stages. A UserError where a pattern of `keep` cannot be matched in bounded time. */
export function sourceOf(text: string, hint: DocumentHint = {}, keep: readonly RegExp[] = []): Source | UserError {
  const document = parseDocument(text, hint);
  const verbatim = protectedRanges(text, document, { keep });
  if (verbatim instanceof UserError) return verbatim;
  return { text, document, blocks: blocks(text, document), verbatim };
}
