import type { Format } from "../../document/document.ts";
import { isInline } from "../../document/formats/html-names.ts";
import { eachLine } from "../../document/formats/lines.ts";
import { scanMarkdownLines } from "../../document/formats/markdown-lines.ts";
import { scanTags } from "../../document/formats/scan-tags.ts";

/** A passage grows past its size until a line or a sentence ends, to at most so many times its size. */
const LARGEST = 4;

/** A heading begins a passage where the one before it has this share of the size. */
const SMALLEST = 0.25;

const SENTENCE_END = /[.!?。！？…।؟:：]["'”’)\]*_]{0,3}\s*$/u;
const BREAKS = [/[.!?…।؟]["'”’)\]]{0,3}\s|[。！？]["'”’)\]]{0,3}/gu, /\s/g];

/**
 * Cuts a text into passages of about `size` characters, in one pass and with nothing kept but where they begin. One
 * begins at a heading or after a blank line, else where a line or a sentence ends; never inside a code fence, a table or
 * an HTML block. Pages of HTML and XML are cut before elements.
 *
 * @param headings where headings begin.
 * @param from text before it is part of the first passage: front matter.
 * @returns the rising beginnings of the passages, and the length of the text behind them.
 */
export function passagesOf(
  text: string,
  format: Format,
  size: number,
  headings: ReadonlySet<number> = new Set(),
  from = 0,
): Int32Array {
  const passages = new Passages(text, size);
  if (format === "code") {
    eachLine(text, from, (start, end, next) => {
      const isInside = start < end && /[\s})\]]/.test(text[start]!);
      passages.addLine(start, next, start === end ? "blank" : isInside ? "inside" : "line");
    });
  } else if (format === "html" || format === "xml") {
    scanTags(text, (name, kind, start) => {
      if (kind === "open" && start >= from && !isInline(name)) passages.addElement(start);
    });
    passages.addElement(text.length);
  } else {
    scanMarkdownLines(text, from, (kind, start, _body, _end, next) => {
      const isInside =
        kind === "fenced" ||
        kind === "fence-end" ||
        kind === "table" ||
        kind === "row" ||
        kind === "html" ||
        kind === "underline";
      const isHeading = headings.has(start);
      passages.addLine(start, next, isHeading ? "heading" : kind === "blank" ? kind : isInside ? "inside" : "line");
    });
  }
  return Int32Array.from([...passages.starts, text.length]);
}

class Passages {
  readonly starts: number[];
  readonly #text: string;
  readonly #size: number;
  #lastLine = 0;
  #afterBlank = true;

  constructor(text: string, size: number) {
    this.starts = text === "" ? [] : [0];
    this.#text = text;
    this.#size = size;
  }

  /** `inside` is a line before which nothing begins. */
  addLine(start: number, next: number, kind: "blank" | "heading" | "line" | "inside"): void {
    if (kind === "heading" || kind === "line") {
      if (this.#mayBegin(start, kind)) this.#begin(start);
      if (next - start > LARGEST * this.#size) this.#cutLine(start, next);
    }
    this.#afterBlank = kind === "blank";
    this.#lastLine = start;
  }

  /** An element begins here, or the text ends. */
  addElement(start: number): void {
    const last = this.starts.at(-1) ?? 0;
    if (start - last < this.#size) return;
    if (start - last > LARGEST * this.#size) this.#cutLine(last, start);
    if (start < this.#text.length) this.#begin(start);
  }

  #mayBegin(start: number, kind: "heading" | "line"): boolean {
    const length = start - this.starts.at(-1)!;
    if (kind === "heading") return length >= SMALLEST * this.#size;
    if (length < this.#size) return false;
    const lineEnd = this.#text.slice(Math.max(this.#lastLine, start - 8), start);
    return this.#afterBlank || length >= LARGEST * this.#size || SENTENCE_END.test(lineEnd);
  }

  #begin(at: number): void {
    if (at > this.starts.at(-1)!) this.starts.push(at);
  }

  /** Cuts one long line where its sentences end, else at blanks, else between two characters. */
  #cutLine(start: number, end: number): void {
    for (let from = start; end - from > 2 * this.#size; ) {
      const first = from + Math.ceil(this.#size);
      const window = this.#text.slice(first, first + Math.ceil(this.#size));
      let at = first + window.length;
      for (const pattern of BREAKS) {
        pattern.lastIndex = 0;
        const found = pattern.exec(window);
        if (found === null) continue;
        at = first + found.index + found[0].length;
        break;
      }
      const code = this.#text.charCodeAt(at);
      if (code >= 0xdc00 && code < 0xe000) at--;
      this.#begin(at);
      from = at;
    }
  }
}
