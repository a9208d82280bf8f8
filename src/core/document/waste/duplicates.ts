import type { LineKind } from "../formats/markdown-lines.ts";
import { fold, foldedHash, isSpace } from "./folded.ts";
import { mostOfKind, type Waste } from "./waste.ts";

/** Shorter paragraphs repeat for good reasons: "Example:", "Output:", a rule of dashes. */
const shortest = 60;

interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** Finds paragraphs, lists, tables and fences that stand in the text before, word for word, blanks folded. */
export class DuplicateFinder {
  readonly #text: string;
  readonly #found: Waste[];
  readonly #seen = new Map<number, Paragraph>();
  #line = 0;
  #count = 0;
  #start = -1;
  #firstLine = 0;
  #end = 0;
  #next = 0;
  #inFence = false;
  #isCode = false;

  constructor(text: string, found: Waste[]) {
    this.#text = text;
    this.#found = found;
  }

  /** To be called for every line, in order. */
  addLine(kind: LineKind, start: number, end: number, next: number): void {
    this.#line++;
    const fence = kind === "fence" || kind === "fenced" || kind === "fence-end";
    if (kind === "fence" || (this.#inFence && !fence)) this.finish();
    if (kind === "blank") {
      this.finish();
      return;
    }
    if (kind === "heading" || kind === "tag" || kind === "rule" || kind === "underline") {
      // A heading repeats with its section; what is under it is compared by itself.
      if (kind === "underline") this.#start = -1;
      this.finish();
      return;
    }
    if (this.#start < 0) {
      // Code that nobody fenced repeats its lines for good reasons.
      this.#isCode = kind === "indented" || (kind === "paragraph" && isSpace(this.#text.charCodeAt(start)));
      this.#start = start;
      this.#firstLine = this.#line;
    }
    this.#inFence = fence;
    this.#end = end;
    this.#next = next;
    if (kind === "fence-end") this.finish();
  }

  /** Ends the paragraph that is open. */
  finish(): void {
    const start = this.#start;
    this.#start = -1;
    this.#inFence = false;
    if (start < 0 || this.#isCode || this.#end - start < shortest || this.#count >= mostOfKind) return;
    const paragraph = { start, end: this.#end, line: this.#firstLine };
    const hash = foldedHash(this.#text, start, this.#end);
    const first = this.#seen.get(hash);
    if (first === undefined) this.#seen.set(hash, paragraph);
    else if (this.#isSame(first, paragraph)) this.#report(first, start);
  }

  #isSame(a: Paragraph, b: Paragraph): boolean {
    return fold(this.#text.slice(a.start, a.end)) === fold(this.#text.slice(b.start, b.end));
  }

  #report(first: Paragraph, start: number): void {
    this.#count++;
    this.#found.push({
      kind: "duplicate",
      start,
      end: this.#next,
      message: `This text stands on line ${first.line} already.`,
      replacement: "",
      fix: "Remove the repeated text",
      first: { start: first.start, end: first.end },
    });
  }
}
