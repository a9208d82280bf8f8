/** What a text is written in; decides how it is cut into sections and what is protected. */
export type Format = "markdown" | "text" | "chat-json" | "chat-jsonl" | "json" | "yaml" | "xml" | "html" | "code";

/** What kind of thing a section is. */
export type SectionKind =
  | "front-matter"
  | "heading"
  | "tag"
  | "message"
  | "template"
  | "fence"
  | "cell"
  | "preamble"
  | "symbol";

/** A titled range of a document; children lie inside it, in order, without overlap. */
export interface Section {
  readonly kind: SectionKind;
  readonly title: string;
  /** `[start, end)` in UTF-16 code units; a heading's section reaches to the next heading of its level. */
  readonly start: number;
  readonly end: number;
  /** End of the heading, tag or key that opens the section: where its size is drawn. */
  readonly labelEnd: number;
  readonly children: readonly Section[];
}

/** Text that must stay verbatim, and why. */
export interface ProtectedRange {
  readonly start: number;
  readonly end: number;
  /** For a person: "code fence", "template variable", "URL", "number", "heading", "front matter", "keep comment". */
  readonly reason: string;
}

/** Another file that a prompt file pulls in. */
export interface Include {
  readonly start: number;
  readonly end: number;
  /** As written: relative to the file, or to the workspace. Never trusted as a path before it is resolved. */
  readonly target: string;
}
