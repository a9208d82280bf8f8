/** What a block is; `structure` is syntax around the words (JSON's braces and keys, a chat's roles). */
export type BlockKind =
  | "front-matter"
  | "heading"
  | "paragraph"
  | "item"
  | "quote"
  | "table-head"
  | "table-row"
  | "code"
  | "html"
  | "tag"
  | "definition"
  | "rule"
  | "blank"
  | "structure"
  | "content";

/** A unit that fitting keeps or leaves out whole; blocks lie in order, without gaps, over the whole text. */
export interface Block {
  readonly kind: BlockKind;
  /** `[start, end)` in UTF-16 code units; a block ends after its own line break. */
  readonly start: number;
  readonly end: number;
  /** For an item: how deep it is nested, from 1. For a heading: its level. Else 0. */
  readonly depth: number;
}
