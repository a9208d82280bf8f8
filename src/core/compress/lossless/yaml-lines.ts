import { eachLine } from "../../document/formats/lines.ts";

/** A line of YAML, as far as its white space matters. */
export interface YamlLine {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  readonly next: number;
  /** Blanks before its first other character; of a blank line, all. */
  readonly indent: number;
  /** `literal`: a part of a text, quotation or flow collection that goes on over lines. */
  readonly kind: "blank" | "comment" | "node" | "literal";
  /** A sequence's item. */
  readonly isItem: boolean;
  /** Column of a key whose value is all on the lines below; -1 where there is none. */
  readonly opens: number;
  /** A text begins that says itself how far it is indented. */
  readonly isFixed: boolean;
  /** A quotation or a flow collection goes on in the next line. */
  readonly isOpen: boolean;
}

/** `key:` with what follows on its line. */
const KEY =
  /^(?:"(?:[^"\\]|\\.){0,400}"|'(?:[^']|''){0,400}'|[^\s#'"[\]{}&*!|>%@`,?-][^\n#:]{0,400}|-[^\s#:][^\n#:]{0,400}):(?=\s|$)/;

/** Tags and anchors before a value. */
const PROPERTIES = /^(?:[!&][^\s]{0,200}[ \t]+){0,2}/;

/** Reads lines of one YAML text, in order. What it does not know is literal to the end. */
class YamlReader {
  readonly lines: YamlLine[] = [];
  readonly #text: string;
  /** Lines indented deeper go on with the value before; -1 takes all lines. */
  #deeperThan = Number.POSITIVE_INFINITY;
  #quote = "";
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  add(start: number, end: number, next: number): void {
    let indent = 0;
    while (start + indent < end && this.#text[start + indent] === " ") indent++;
    const body = this.#text.slice(start + indent, end);
    const line = { start, end, next, indent, isItem: false, opens: -1, isFixed: false, isOpen: false };
    if (this.#quote !== "" || this.#depth > 0) {
      this.#flow(body);
      this.lines.push({ ...line, kind: "literal" });
    } else if (body.trim() === "") {
      const isLiteral = this.#deeperThan < Number.POSITIVE_INFINITY;
      this.lines.push({ ...line, indent: body === "" ? indent : end - start, kind: isLiteral ? "literal" : "blank" });
    } else if (indent > this.#deeperThan) this.lines.push({ ...line, kind: "literal" });
    else if (body.startsWith("#")) this.lines.push({ ...line, kind: "comment" });
    else this.#node(line, body);
  }

  #node(line: Omit<YamlLine, "kind">, body: string): void {
    this.#deeperThan = Number.POSITIVE_INFINITY;
    let column = line.indent;
    let parent = -1;
    let rest = body;
    const isItem = /^-(?:\s|$)/.test(rest);
    for (let mark = /^-(?:[ ]+|$)/.exec(rest); mark !== null; mark = /^-(?:[ ]+|$)/.exec(rest)) {
      parent = column;
      column += mark[0].length;
      rest = rest.slice(mark[0].length);
    }
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(body)) {
      // What else stands on a document's first line is not looked into.
      if (body.trim().length > 3) this.#deeperThan = -1;
      this.lines.push({ ...line, kind: "node" });
      return;
    }
    const key = KEY.exec(rest);
    // Complex keys, directives, tabs: nothing that follows is touched.
    if (/^[?%\t:]/.test(rest) || (key === null && parent < 0)) {
      this.#deeperThan = -1;
      this.lines.push({ ...line, kind: "literal" });
      return;
    }
    const value = rest.slice(key?.[0].length ?? 0).replace(/^[ \t]+/, "");
    const holder = key === null ? parent : column;
    const isEmpty = value.trim() === "" || value.startsWith("#");
    const scalar = value.replace(PROPERTIES, "");
    const header = /^[|>]([-+0-9]{0,2})[ \t]*(?:#.*)?$/.exec(scalar);
    if (!isEmpty) {
      this.#deeperThan = holder;
      if (header === null) this.#flow(scalar, true);
    }
    const opens = key !== null && isEmpty ? column : -1;
    const isFixed = header !== null && /\d/.test(header[1]);
    this.lines.push({ ...line, kind: "node", isItem, opens, isFixed, isOpen: this.#quote !== "" || this.#depth > 0 });
  }

  /** Follows quotations and brackets over a line, so that it is known whether they go on in the next. */
  #flow(body: string, begins = false): void {
    if (begins && !/^["'[{]/.test(body)) return;
    for (let at = 0; at < body.length; at++) {
      const char = body[at]!;
      if (this.#quote === '"' && char === "\\") at++;
      else if (this.#quote !== "") {
        if (char !== this.#quote) continue;
        if (char === "'" && body[at + 1] === "'") at++;
        else this.#quote = "";
      } else if (char === "#" && (at === 0 || /\s/.test(body[at - 1]!))) return;
      else if (char === '"' || char === "'") {
        // Inside a plain word it is an apostrophe.
        if (at === 0 || /[\s[{,:]/.test(body[at - 1]!)) this.#quote = char;
      } else if (char === "[" || char === "{") this.#depth++;
      else if (char === "]" || char === "}") this.#depth = Math.max(0, this.#depth - 1);
      if (begins && this.#quote === "" && this.#depth === 0 && at > 0) return;
    }
  }
}

/**
 * The lines of a YAML text with what is known of their white space. A line heuristic that errs on one side: what it does
 * not understand is literal. One pass.
 */
export function yamlLines(text: string): YamlLine[] {
  const reader = new YamlReader(text);
  eachLine(text, 0, (start, end, next) => reader.add(start, end, next));
  return reader.lines;
}
