import type { DocumentHint, ParsedDocument, ProtectedRange } from "../document/document.ts";
import { parseAs, parseDocument } from "../document/parse.ts";
import { keepComments } from "../document/protection/keep-comments.ts";
import { keepMatches } from "../document/protection/keep-patterns.ts";
import { mergeRanges } from "../document/protection/merge-ranges.ts";
import { protectedRanges } from "../document/protection/protect.ts";
import { type Block, blocks } from "../document/units/blocks.ts";
import { UserError } from "../user-error.ts";
import type { Part } from "./book/part.ts";

/** What the stages read. */
export interface Source {
  readonly text: string;
  readonly document: ParsedDocument;
  readonly blocks: readonly Block[];
  /** Sorted and disjoint. Text inside stays letter for letter where it stays at all. */
  readonly verbatim: readonly ProtectedRange[];
  /** Sorted. What the person asked to keep, by marks, patterns and keep comments: it is in every result. */
  readonly kept: readonly ProtectedRange[];
  /** Where the text is a part of a book. */
  readonly part?: Part;
}

/** Reads a text once for all stages. A UserError where a pattern of `keep` cannot be matched in bounded time. */
export function sourceOf(
  text: string,
  hint: DocumentHint = {},
  keep: readonly RegExp[] = [],
  part?: Part,
): Source | UserError {
  const document = part === undefined ? parseDocument(text, hint) : parseAs(text, part.detected);
  const verbatim = protectedRanges(text, document, { keep });
  if (verbatim instanceof UserError) return verbatim;
  const matches = keepMatches(text, keep);
  if (matches instanceof UserError) return matches;
  const kept = [...matches, ...keepComments(text, document.format)].sort((a, b) => a.start - b.start);
  const source = { text, document, blocks: blocks(text, document), verbatim, kept };
  return part === undefined ? source : { ...withKept(source, part.kept), part };
}

/** The source with more that must be kept. */
export function withKept(source: Source, more: readonly ProtectedRange[]): Source {
  if (more.length === 0) return source;
  const kept = [...more, ...source.kept].sort((a, b) => a.start - b.start);
  return { ...source, kept, verbatim: mergeRanges([...source.verbatim, ...more]) };
}
