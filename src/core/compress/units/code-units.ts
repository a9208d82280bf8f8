import { closesBlock, declaredName } from "../../document/formats/code-sections.ts";
import type { Range } from "../../plan/plan.ts";
import { type Lines, linesOf } from "./code-lines.ts";
import type { Unit } from "./unit.ts";

/**
 * A statement of up to so many characters (about 80 tokens) stays or goes whole. With 480 and runs as long 35 47 73 % of the
 * edited lines stayed (`codeUnits`), with 800 fewer.
 */
const LONGEST_WHOLE = 300;

/** Shorter statements are taken together up to so many characters. */
const LONGEST_RUN = 240;

/** Deeper code is cut into runs of lines. */
const DEEPEST = 12;

/** A line of YAML whose value begins with a quote or bracket that it does not close. */
const UNCLOSED = /(?:^|[:-] +)(?:"(?:[^"\\]|\\.)*|'[^']*|[[{][^\]}]*)$/;

/** Parameters of more lines are no head. */
const LONGEST_HEAD = 40;

const DIRECTIVE = /^#\s*(?:if|ifdef|ifndef|else|elif|endif|define|undef|pragma|error|line)\b/;

/** What says something about the line below it; the second kind belongs to it. */
const COMMENT = /^(?:\/\/|\/\*|"""|[*#;]+(?=[\s/]|$)|--(?=\s|$))/;
const DECORATOR = /^(?:@|#?\[)/;

/** What holds inside a function alone is no part of an outline. */
const LOCAL = /^(?:const|let|var|val|auto|final)\b/;

/** A line that opens something that is no definition. */
const CONTROL =
  /^(?:if|else|elif|elsif|for|foreach|while|until|unless|switch|match|case|when|catch|except|try|do|with|using|lock|return|await|throw|new|yield|begin|finally)\b/;

export interface CodeOptions {
  /** What is cut of the text, `[start, end)`; all where it is left out. */
  readonly range?: Range;
  /** The index of the block that an offset lies in; they are asked for in order. */
  readonly blockAt: (offset: number) => number;
  /** The longest statement that is not cut, in characters: of an outline none. */
  readonly wholeUpTo?: number;
  /** YAML: what has something inside is a heading, and the items of a list belong to the key above them. */
  readonly isData?: boolean;
}

/**
 * Cuts code by its indentation, whatever the language: definitions and statements that are short stay whole, of
 * a longer one the head, what is inside, and the lines that close it are units, so that a function can be kept without all
 * of its body. What is inside needs the head, and the head what closes it. A head that defines something is a heading, and
 * other heads and what closes are marks, which only come along.
 *
 * Before, a definition stayed or went whole: of 37 files that an issue had edited, with the issue as the question, 21 32 52 %
 * of the edited lines stayed at 512, 1,024 and 2,048 tokens, now 36 52 74.
 */
export function codeUnits(text: string, options: CodeOptions): Unit[] {
  return new CodeCutter(text, options).run();
}

class CodeCutter {
  readonly #text: string;
  readonly #blockAt: (offset: number) => number;
  readonly #wholeUpTo: number;
  readonly #isData: boolean;
  readonly #lines: Lines;
  readonly #units: Unit[] = [];
  #passage = 0;
  /** Lines that are taken together, `[from, to)`; none where `from` is -1. */
  #run = { from: -1, to: -1 };

  constructor(text: string, { range, blockAt, wholeUpTo = LONGEST_WHOLE, isData = false }: CodeOptions) {
    this.#text = text;
    this.#blockAt = blockAt;
    this.#wholeUpTo = wholeUpTo;
    this.#isData = isData;
    this.#lines = linesOf(text, range ?? [0, text.length], isData);
  }

  run(): Unit[] {
    this.#cut(0, this.#lines.starts.length, [], 0);
    return this.#units;
  }

  /** Cuts lines whose units need `needs`. */
  #cut(from: number, to: number, around: readonly number[], depth: number): void {
    let needs = around;
    const level = depth < DEEPEST ? this.#levelOf(from, to) : Number.POSITIVE_INFINITY;
    for (let line = from; line < to; ) {
      if (this.#isBlank(line)) {
        // A blank line parts what has some length.
        if (this.#length(this.#run.from, line) * 4 >= LONGEST_WHOLE) this.#flush(needs);
        line++;
        continue;
      }
      if (this.#isData && depth === 0 && this.#begins(line, /^---/)) {
        // What stands in one document of several needs the line that parts it from the one before.
        this.#flush(needs);
        needs = [this.#add(line, line + 1, "mark", [])];
        line++;
        continue;
      }
      const comment = line;
      while (line < to && this.#begins(line, COMMENT)) line++;
      const first = line;
      while (line < to && this.#begins(line, DECORATOR) && this.#lines.indents[line]! <= level) line++;
      if (line >= to || this.#isBlank(line)) {
        this.#take(comment, Math.min(to, Math.max(line, comment + 1)), needs);
        line = Math.max(line, comment + 1);
        continue;
      }
      const end = this.#statementEnd(line, to, level);
      const length = this.#length(comment, end);
      if (length <= this.#wholeUpTo && !this.#isDefinition(line, end, depth)) this.#take(comment, end, needs);
      else if (length <= this.#wholeUpTo || depth >= DEEPEST || this.#isOneValue(line, end)) {
        this.#flush(needs);
        this.#passage++;
        this.#take(comment, end, needs);
        this.#flush(needs);
      } else this.#split({ comment, first, line, end, level }, needs, depth);
      line = end;
    }
    this.#flush(needs);
  }

  /** A statement that is too long to stay whole: its comment, its head, what is inside, and what closes it. */
  #split(
    { comment, first, line, end, level }: { comment: number; first: number; line: number; end: number; level: number },
    needs: readonly number[],
    depth: number,
  ): void {
    const isInside = (at: number) => this.#isBlank(at) || this.#lines.indents[at]! > level;
    let body = this.#headEnd(line, end);
    while (body < end && this.#begins(body, /^\{/)) body++;
    if (this.#next(body, end, (at) => isInside(at) && !this.#isBlank(at)) === end) {
      // Nothing is inside: a text of many lines, a table of data.
      this.#flush(needs);
      for (let at = comment; at < end; at++) this.#take(at, at + 1, needs);
      this.#flush(needs);
      return;
    }
    this.#flush(needs);
    this.#passage++;
    const head = this.#units.length + (comment < first ? 1 : 0);
    if (comment < first) this.#add(comment, first, "verbatim", [head]);
    this.#add(first, body, this.#isDefinition(line, body, depth) ? "heading" : "mark", needs);
    const closing: number[] = [];
    for (let at = body; at < end; ) {
      const next = this.#next(at, end, (other) => isInside(other) !== isInside(at));
      if (isInside(at)) this.#cut(at, next, [head], depth + 1);
      else closing.push(this.#add(at, next, "mark", [head]));
      at = next;
    }
    this.#units[head] = { ...this.#units[head]!, needs: [...needs, ...closing] };
    this.#passage++;
  }

  /**
   * The line after a head: behind the one that closes its parameters, where that opens what is inside; what only lists
   * something has no parameters.
   */
  #headEnd(line: number, end: number): number {
    let depth = 0;
    for (let at = line; at < Math.min(end, line + LONGEST_HEAD); at++) {
      const said = this.#line(at);
      for (const character of said) {
        if (character === "(" || character === "[") depth++;
        else if (character === ")" || character === "]") depth--;
      }
      if (depth > 0) continue;
      return at === line || /(?:[{:]|=>|=|\bdo)$/.test(said) ? at + 1 : line + 1;
    }
    return line + 1;
  }

  /** Takes lines together with those before them, as long as that is no long run. */
  #take(from: number, to: number, needs: readonly number[]): void {
    if (this.#run.from >= 0 && this.#length(this.#run.from, to) > LONGEST_RUN) this.#flush(needs);
    this.#run = { from: this.#run.from < 0 ? from : this.#run.from, to };
  }

  #flush(needs: readonly number[]): void {
    const { from, to } = this.#run;
    if (from >= 0) this.#add(from, to, "verbatim", needs);
    this.#run = { from: -1, to: -1 };
  }

  #add(from: number, to: number, kind: Unit["kind"], needs: readonly number[]): number {
    let last = to;
    while (last > from + 1 && this.#isBlank(last - 1)) last--;
    const start = this.#lines.starts[from]!;
    const end = this.#lines.ends[last - 1]!;
    return this.#units.push({ start, end, block: this.#blockAt(start), passage: this.#passage, kind, needs }) - 1;
  }

  /** Where a statement ends that begins at a line: before the next line as far left that does not close it. */
  #statementEnd(line: number, to: number, level: number): number {
    let end = line + 1;
    for (let at = end; at < to; at++) {
      // A directive stands at the left also where it is inside something.
      if (this.#isBlank(at) || (!this.#isData && this.#begins(at, DIRECTIVE))) continue;
      if (this.#lines.indents[at]! <= level && !this.#goesOn(at)) break;
      end = at + 1;
    }
    return end;
  }

  /** Whether a line as far left as a statement's first belongs to it. */
  #goesOn(line: number): boolean {
    return this.#isData ? this.#begins(line, /^[}\]]/) : closesBlock(this.#line(line)) || this.#begins(line, /^\{/);
  }

  /** Whether a statement is one line, or in YAML a text or a list that goes on over lines. */
  #isOneValue(line: number, end: number): boolean {
    return end - line < 2 || (this.#isData && this.#begins(line, UNCLOSED));
  }

  #isDefinition(line: number, body: number, depth: number): boolean {
    const head = this.#line(line);
    if (this.#isData) return true;
    if (CONTROL.test(head) || (depth > 0 && LOCAL.test(head))) return false;
    if (declaredName(head) !== undefined) return true;
    return head.includes("(") && /[{:]$|=>$|\bdo$/.test(this.#line(body - 1)) && !/^[\w.[\]]+\s*=[^=>]/.test(head);
  }

  /** The columns that the statements of some lines begin at. */
  #levelOf(from: number, to: number): number {
    let least = Number.POSITIVE_INFINITY;
    for (let line = from; line < to; line++) {
      const indent = this.#lines.indents[line]!;
      if (indent >= 0 && indent < least && !this.#begins(line, COMMENT)) least = indent;
    }
    return least;
  }

  #next(from: number, to: number, holds: (line: number) => boolean): number {
    for (let line = from; line < to; line++) if (holds(line)) return line;
    return to;
  }

  #length(from: number, to: number): number {
    return from < 0 ? 0 : this.#lines.ends[to - 1]! - this.#lines.starts[from]!;
  }

  #isBlank(line: number): boolean {
    return this.#lines.indents[line]! < 0;
  }

  #begins(line: number, pattern: RegExp): boolean {
    return pattern.test(this.#line(line));
  }

  /** A line without the blanks around it; the first 500 characters and the last of a longer one. */
  #line(line: number): string {
    const [start, end] = [this.#lines.firsts[line]!, this.#lines.ends[line]!];
    if (end - start <= 600) return this.#text.slice(start, end);
    return this.#text.slice(start, start + 500) + this.#text.slice(end - 100, end);
  }
}
