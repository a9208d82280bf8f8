import { layoutElements } from "./html-names.ts";
import type { LineKind } from "./markdown-lines.ts";
import { type Mark, pairMarks } from "./pairs.ts";
import type { Span } from "./section-tree.ts";
import { tagAt } from "./tag.ts";
import { plainTitle } from "./title.ts";

/** Collects a prompt's own tags while its lines go by: opening ones where a line begins, closing ones anywhere. */
export class TagMarks {
  readonly #text: string;
  readonly #marks: Mark[] = [];
  #nextCloser = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** To be called for every line, in order. */
  addLine(kind: LineKind, body: number, end: number): void {
    let from = body;
    if (kind === "tag") {
      for (let tag = tagAt(this.#text, from, end); tag !== undefined; tag = tagAt(this.#text, from, end)) {
        if (tag.kind === "close") break;
        if (tag.kind === "open" && !layoutElements.has(tag.name.toLowerCase())) {
          this.#marks.push({ name: tag.name, opens: true, start: from, end: tag.end });
        }
        from = tag.end;
      }
    }
    if (this.#marks.length > 0) this.#addClosers(kind, from, end);
  }

  #addClosers(kind: LineKind, from: number, end: number): void {
    const text = this.#text;
    if (this.#nextCloser < from) this.#nextCloser = indexOrEnd(text, from);
    if (this.#nextCloser >= end) return;
    // What stands in code or in HTML is somebody else's tag.
    const counts = kind !== "fence" && kind !== "fenced" && kind !== "fence-end" && kind !== "indented";
    for (; this.#nextCloser < end; this.#nextCloser = indexOrEnd(text, this.#nextCloser + 2)) {
      const tag = tagAt(text, this.#nextCloser, end);
      if (!counts || tag === undefined || text.charCodeAt(this.#nextCloser - 1) === 96) continue;
      this.#marks.push({ name: tag.name, opens: false, start: this.#nextCloser, end: tag.end });
    }
  }

  spans(): Span[] {
    return pairMarks(this.#marks).map(({ open, close }) => ({
      kind: "tag",
      title: plainTitle(this.#text.slice(open.start + 1, open.end - 1)),
      start: open.start,
      end: close.end,
      labelEnd: open.end,
    }));
  }
}

function indexOrEnd(text: string, from: number): number {
  const at = text.indexOf("</", from);
  return at < 0 ? text.length : at;
}
