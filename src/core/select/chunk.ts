/**
 * What a chunk is, which decides how it is shortened: prose by sentence, code by line, the others (a record of JSON, YAML
 * or CSV, a turn of a conversation, a cell of a notebook) as what they are in the file.
 */
export type ChunkKind = "prose" | "code" | "record" | "turn" | "cell";

/**
 * A part of a file that is found as one. The chunks of a file are in order and disjoint; together they hold all of its
 * text that is not blank. Its text is `text.slice(start, end)` of the file, and stands nowhere else.
 */
export interface Chunk {
  /** `[start, end)` in UTF-16 code units of the file's decoded text. */
  readonly start: number;
  readonly end: number;
  readonly kind: ChunkKind;
  /** The headings above it, outermost first, as they are read: "Setup › Linux". */
  readonly title?: string;
  /** The function, class or other name that it defines, or stands in: "Server.listen". */
  readonly symbol?: string;
}
