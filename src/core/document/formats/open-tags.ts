import { layoutElements } from "./html-names.ts";
import { lastClosers, tagAt } from "./tag.ts";

/**
 * Follows, line by line, how many of a prompt's own tags are open: good enough to know that we are inside one, where
 * indentation is layout and not code. The pairs themselves are made later.
 */
export class OpenTags {
  readonly #text: string;
  #closers: ReadonlyMap<string, number> | undefined;
  #nextCloser = -1;
  #open = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get inside(): boolean {
    return this.#open > 0;
  }

  /** Whether a line begins with a tag of the person's own that some later tag closes, or that closes one. */
  beginsAt(body: number, end: number, wasInside: boolean): boolean {
    const tag = tagAt(this.#text, body, end);
    if (tag === undefined || isLayout(tag.name)) return false;
    if (tag.kind === "empty") return true;
    if (tag.kind === "close") return wasInside;
    this.#closers ??= lastClosers(this.#text);
    return (this.#closers.get(tag.name) ?? -1) >= tag.end;
  }

  /** Counts the opening tags that begin a line, and where we were in none, what closes on the same line. */
  open(body: number, end: number, wasInside: boolean): void {
    for (let at = body, tag = tagAt(this.#text, at, end); tag !== undefined; tag = tagAt(this.#text, at, end)) {
      if (tag.kind === "open" && !isLayout(tag.name)) this.#open++;
      at = tag.end;
    }
    if (wasInside) return;
    this.#nextCloser = -1;
    this.close(body + 1, end);
  }

  /** Counts the closing tags of a line; to be called in order. */
  close(start: number, end: number): void {
    if (this.#nextCloser < start) this.#nextCloser = this.#closerFrom(start);
    while (this.#nextCloser < end) {
      const tag = tagAt(this.#text, this.#nextCloser, end);
      if (tag?.kind === "close" && !isLayout(tag.name)) this.#open = Math.max(0, this.#open - 1);
      this.#nextCloser = this.#closerFrom(this.#nextCloser + 2);
    }
  }

  #closerFrom(offset: number): number {
    const at = this.#text.indexOf("</", offset);
    return at < 0 ? this.#text.length : at;
  }
}

function isLayout(name: string): boolean {
  return layoutElements.has(name.toLowerCase());
}
