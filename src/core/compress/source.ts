import type { DocumentHint, ParsedDocument, ProtectedRange } from "../document/document.ts";
import { parseDocument } from "../document/parse.ts";
import { keepComments } from "../document/protection/keep-comments.ts";
import { keepMatches } from "../document/protection/keep-patterns.ts";
import { mergeRanges } from "../document/protection/merge-ranges.ts";
import { protectedRanges } from "../document/protection/protect.ts";
import { type Block, blocks } from "../document/units/blocks.ts";
import type { Range } from "../plan/plan.ts";
import { UserError } from "../user-error.ts";

/** What the stages read. */
export interface Source {
  readonly text: string;
  readonly document: ParsedDocument;
  readonly blocks: readonly Block[];
  /** Sorted and disjoint. Text inside stays letter for letter where it stays at all. */
  readonly verbatim: readonly ProtectedRange[];
  /** Sorted. What the person asked to keep, by marks, patterns and keep comments: it is in every result. */
  readonly kept: readonly ProtectedRange[];
}

/** Reads a text once for all stages. A UserError where a pattern of `keep` cannot be matched in bounded time. */
export function sourceOf(text: string, hint: DocumentHint = {}, keep: readonly RegExp[] = []): Source | UserError {
  const document = parseDocument(text, hint);
  const verbatim = protectedRanges(text, document, { keep });
  if (verbatim instanceof UserError) return verbatim;
  const matches = keepMatches(text, keep);
  if (matches instanceof UserError) return matches;
  const kept = [...matches, ...keepComments(text, document.format)].sort((a, b) => a.start - b.start);
  return { text, document, blocks: blocks(text, document), verbatim, kept };
}

/** The source with what a person marked to be kept. */
export function withKept(source: Source, marked: readonly Range[]): Source {
  if (marked.length === 0) return source;
  const marks = marked.map(([start, end]) => ({ start, end, reason: "marked to be kept" }));
  const kept = [...marks, ...source.kept].sort((a, b) => a.start - b.start);
  return { ...source, kept, verbatim: mergeRanges([...source.verbatim, ...marks]) };
}
