import type { Format } from "../document.ts";
import type { LineKind } from "../formats/markdown-lines.ts";
import { mostOfKind, type Waste } from "./waste.ts";

/** Up to this many blank lines in a row are a matter of taste. */
const mostBlankLines = 2;
/** Fewer blanks at the ends of neighbouring lines cost next to nothing, and reporting them would be noise. */
const fewestBlanks = 8;

/** Finds trailing blanks, grouped over neighbouring lines, and runs of blank lines; what is in a fence is left alone. */
export class SpacingFinder {
  readonly #text: string;
  readonly #format: Format;
  readonly #found: Waste[];
  #blankStart = -1;
  #blankLines = 0;
  #blankEnd = 0;
  #runs = 0;
  #groups = 0;
  /** Four numbers for each line of the group that is open: its start, its end without blanks, its end, the next start. */
  #lines: number[] = [];
  #blanks = 0;
  #pendingBreak: { start: number; end: number; stop: number; next: number } | undefined;

  constructor(text: string, format: Format, found: Waste[]) {
    this.#text = text;
    this.#format = format;
    this.#found = found;
  }

  /** To be called for every line, in order. */
  addLine(kind: LineKind, start: number, end: number, next: number): void {
    if (kind === "blank") {
      if (this.#blankStart < 0) this.#blankStart = start;
      this.#blankLines++;
      this.#blankEnd = next;
    } else this.#finishBlankLines();
    this.#addTrailing(kind, start, end, next);
  }

  finish(): void {
    this.#finishBlankLines();
    this.#settleBreak(true);
    this.#finishGroup();
  }

  #finishBlankLines(): void {
    const start = this.#blankStart;
    const lines = this.#blankLines;
    this.#blankStart = -1;
    this.#blankLines = 0;
    if (lines <= mostBlankLines || this.#runs >= mostOfKind) return;
    this.#runs++;
    this.#found.push({
      kind: "blank-lines",
      start,
      end: this.#blankEnd,
      message: `${lines} blank lines in a row.`,
      replacement: this.#text.startsWith("\r\n", this.#blankEnd - 2) ? "\r\n" : "\n",
      fix: "Leave one blank line",
    });
  }

  #addTrailing(kind: LineKind, start: number, end: number, next: number): void {
    this.#settleBreak(kind === "blank");
    if (kind === "blank") {
      // Blanks on a blank line go with the run of blank lines, or are too few to mind.
      this.#finishGroup();
      return;
    }
    let stop = end;
    while (stop > start && isBlank(this.#text.charCodeAt(stop - 1))) stop--;
    if (stop === end || kind === "fenced") {
      this.#finishGroup();
      return;
    }
    // In Markdown two blanks before a line of text break the line: that is no waste.
    if (this.#format === "markdown" && end - stop >= 2) this.#pendingBreak = { start, end, stop, next };
    else this.#take(start, stop, end, next);
  }

  #settleBreak(beforeBlank: boolean): void {
    const line = this.#pendingBreak;
    this.#pendingBreak = undefined;
    if (line === undefined) return;
    if (beforeBlank) this.#take(line.start, line.stop, line.end, line.next);
    else if (line.end - line.stop > 2) this.#take(line.start, line.stop + 2, line.end, line.next);
    else this.#finishGroup();
  }

  #take(start: number, stop: number, end: number, next: number): void {
    if (this.#lines.length > 0 && this.#lines[this.#lines.length - 1] !== start) this.#finishGroup();
    this.#lines.push(start, stop, end, next);
    this.#blanks += end - stop;
  }

  #finishGroup(): void {
    const lines = this.#lines;
    const blanks = this.#blanks;
    this.#lines = [];
    this.#blanks = 0;
    if (blanks < fewestBlanks || this.#groups >= mostOfKind) return;
    this.#groups++;
    const text = this.#text;
    const start = lines[1];
    let replacement = "";
    // The line break before each further line, then its text without the blanks.
    for (let i = 4; i < lines.length; i += 4) replacement += text.slice(lines[i - 2], lines[i + 1]);
    const last = lines.length - 4;
    this.#found.push({
      kind: "trailing-blanks",
      start,
      end: lines[last + 2],
      message:
        last === 0 ? `${blanks} blanks at the end of the line.` : `Blanks at the ends of ${lines.length / 4} lines.`,
      replacement,
      fix: "Remove the trailing blanks",
    });
  }
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
