import type { Section, SectionKind } from "../../core/document/document.ts";
import type { TokenDocument } from "../../core/tokenizer/tokenizer.ts";

/** A section with its tokens, its children's included. */
export interface CountedSection {
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly tokens: number;
  readonly kind: SectionKind;
  /** 0 for a section that lies in no other. */
  readonly depth: number;
}

/**
 * Sections and those inside them, in the order of the text. A token that reaches over a border counts where it ends, so
 * that sections side by side add up to the whole.
 */
export function countSections(document: TokenDocument, sections: readonly Section[], depth = 0): CountedSection[] {
  return sections.flatMap(({ title, start, end, kind, children }) => [
    { title, start, end, tokens: document.tokensBefore(end) - document.tokensBefore(start), kind, depth },
    ...countSections(document, children, depth + 1),
  ]);
}
