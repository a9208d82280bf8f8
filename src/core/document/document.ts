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

/** What the host knows about a text besides its characters. */
export interface DocumentHint {
  /** The editor's language id, e.g. "markdown", "prompt", "jsonl". */
  readonly languageId?: string;
  /** A path or file name; only its name and folders are looked at, the disk never. */
  readonly path?: string;
}

/**
 * A habit on top of the format, which decides about role lines and includes.
 * `agent`: AGENTS.md, CLAUDE.md and the like (`@path` includes). `prompt-file`: .prompt.md, .instructions.md,
 * .chatmode.md, .agent.md, SKILL.md (links include). `prompty`: `system:` lines. `dotprompt`: `{{role "system"}}`.
 */
export type Dialect = "agent" | "prompt-file" | "prompty" | "dotprompt" | "notebook";

/** A text cut into sections; offsets are UTF-16 code units of the text that was parsed. */
export interface ParsedDocument {
  readonly format: Format;
  readonly dialect?: Dialect;
  readonly sections: readonly Section[];
  readonly includes: readonly Include[];
}
