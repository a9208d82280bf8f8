/** What fitting keeps or leaves out as a whole: a sentence, a list item, a table row, a heading, a code block. */
export interface Unit {
  /** `[start, end)` in the source; without the blanks after it. */
  readonly start: number;
  readonly end: number;
  /** Index of its block in the source's blocks. */
  readonly block: number;
  /** Paragraph, item or turn that it belongs to, for ranking; rises along the document. */
  readonly passage: number;
  /** Part of a turn in a conversation. */
  readonly spoken?: boolean;
  readonly kind: "sentence" | "item" | "row" | "heading" | "verbatim" | "mark";
  /** Units without which this one would say something else or nothing: its heading, its table's head, its tags. */
  readonly needs: readonly number[];
}
