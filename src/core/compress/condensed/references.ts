import { markdownTitle } from "../../document/formats/title.ts";
import type { Source } from "../source.ts";
import { endOf } from "./repeats.ts";

/** So much of a title or of a text's beginning tells which one is meant. */
const LONGEST = 40;

/** Longer lines are cut. */
const LOOKED = 400;

/** Names blocks of a source for notes that refer to them. */
export class References {
  readonly #source: Source;
  /** For each block the heading that it stands under; -1 where there is none. */
  readonly #headings: Int32Array;
  readonly #titles = new Map<string, number>();

  constructor(source: Source) {
    this.#source = source;
    this.#headings = new Int32Array(source.blocks.length);
    let heading = -1;
    source.blocks.forEach(({ kind }, i) => {
      if (kind === "heading") {
        heading = i;
        const title = this.#title(i);
        this.#titles.set(title, (this.#titles.get(title) ?? 0) + 1);
      }
      this.#headings[i] = heading;
    });
  }

  /** "under Returns" where it is all that stands there, else "above: We take back…". */
  to(block: number, from: number): string {
    const heading = this.#headings[block]!;
    const title = heading >= 0 && heading !== this.#headings[from] && this.#isAll(block) ? this.#title(heading) : "";
    if (title !== "" && this.#titles.get(title) === 1) return `under ${title}`;
    return `above: ${shortened(this.#firstLine(block).replace(/^(?:[-*+>]|\d{1,9}[.)])\s+/, ""))}`;
  }

  /** Whether a line right before a block says what the block is: a heading, a tag, a line that ends in a colon. */
  isIntroduced(block: number): boolean {
    const { text, blocks } = this.#source;
    let before = block - 1;
    while (before >= 0 && blocks[before]!.kind === "blank") before--;
    const line = blocks[before];
    if (line === undefined) return false;
    if (line.kind === "heading" || line.kind === "tag" || line.kind === "html") return true;
    return /[:：][*_`]{0,3}$/.test(text.slice(Math.max(line.start, line.end - 8), endOf(text, line)));
  }

  /** What a block's first line begins with before its text: indentation, marks of a quotation or a list. */
  mark(block: number): string {
    const { text, blocks } = this.#source;
    const { start, end, kind } = blocks[block]!;
    const pattern = kind === "item" ? /^[\s>]*(?:[-*+]|\d{1,9}[.)])[ \t]+/ : /^[ \t>]*/;
    return pattern.exec(text.slice(start, Math.min(end, start + 80)))?.[0] ?? "";
  }

  /** Whether a block is all that stands under its heading. */
  #isAll(block: number): boolean {
    const beside = (step: number) => {
      let at = block + step;
      while (this.#source.blocks[at]?.kind === "blank") at += step;
      return this.#source.blocks[at]?.kind ?? "heading";
    };
    return beside(-1) === "heading" && beside(1) === "heading";
  }

  #title(heading: number): string {
    return shortened(markdownTitle(this.#firstLine(heading).replace(/^#+\s*|\s+#+$/g, "")));
  }

  /** The first line of a block that says something: the marks of a fence do not. */
  #firstLine(block: number): string {
    const { text, blocks } = this.#source;
    const { start } = blocks[block]!;
    const lines = text.slice(start, Math.min(endOf(text, blocks[block]!), start + LOOKED)).split("\n");
    const line = /^[\s>]*(?:```|~~~)/.test(lines[0]!) ? (lines[1] ?? "") : lines[0]!;
    return line.trim();
  }
}

function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), LONGEST / 2)).trimEnd()}…`;
}
