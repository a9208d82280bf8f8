import type { Format, ProtectedRange } from "../document.ts";

/** `keep`, `/keep`, `keep-start`, `keep: because ...`, `end keep`. */
const block = /(?:<!--|\/\*|\{#|\{\{!(?:--)?)[ \t]*(\/|end[ -]?)?keep\b([^\n]{0,200}?)(?:-->|\*\/|#\}|(?:--)?\}\})/gi;

/** Line comments; `#` only where it does not begin a heading. */
const slashLine = /^([^\n]{0,2000}?)(?:\/\/|--)[ \t]?(\/|end[ -]?)?keep\b[ \t]*(?::[^\n]{0,200})?$/i;
const hashLine = /^([^\n]{0,2000}?)(?:\/\/|--|#|;)[ \t]?(\/|end[ -]?)?keep\b[ \t]*(?::[^\n]{0,200})?$/i;

interface KeepMark {
  readonly start: number;
  readonly end: number;
  readonly closes: boolean;
}

/** Longer lines are not searched for line comments: nobody writes one by hand. */
const longestLine = 2_500;

/**
 * What people mark to be kept, the comments included:
 * - `<!-- keep -->` ... `<!-- /keep -->` (also `<!-- end keep -->`), and the same in `{# #}`, `{{! }}` and block
 *   comments of code;
 * - `// keep` ... `// /keep`, `-- keep`, in code and YAML also `# keep` and `; keep`, each at the end of a line;
 * - an opening mark that none closes keeps its line if there is other text on the line, else what follows it, to the
 *   next blank line.
 */
export function keepComments(text: string, format: Format): ProtectedRange[] {
  if (!/keep/i.test(text)) return [];
  const marks: KeepMark[] = [];
  for (const match of text.matchAll(block)) {
    marks.push({ start: match.index, end: match.index + match[0].length, closes: match[1] !== undefined });
  }
  addLineMarks(text, format, marks);
  marks.sort((a, b) => a.start - b.start);
  const ranges: ProtectedRange[] = [];
  const reach = new Reach(text);
  marks.forEach((mark, index) => {
    if (mark.closes) return;
    const next = marks[index + 1];
    const [start, end] = next?.closes === true ? [mark.start, next.end] : reach.of(mark);
    ranges.push({ start, end, reason: "keep comment" });
  });
  return ranges;
}

/** Looks once at each line that has the word. */
function addLineMarks(text: string, format: Format, marks: KeepMark[]): void {
  const pattern = format === "code" || format === "yaml" ? hashLine : slashLine;
  const word = /keep/gi;
  for (let match = word.exec(text); match !== null; match = word.exec(text)) {
    const lineStart = text.lastIndexOf("\n", match.index) + 1;
    const feed = text.indexOf("\n", match.index);
    const lineEnd = feed < 0 ? text.length : feed;
    if (lineEnd - lineStart <= longestLine) {
      const found = pattern.exec(text.slice(lineStart, lineEnd).trimEnd());
      if (found !== null) {
        const start = lineStart + found[1].length;
        marks.push({ start, end: lineStart + found[0].length, closes: found[2] !== undefined });
      }
    }
    word.lastIndex = lineEnd;
  }
}

/** How far marks that none closes reach, asked in order; lines and blank lines are looked for once. */
class Reach {
  readonly #text: string;
  #lineStart = 0;
  #lineEnd = -1;
  #blankLine = -1;

  constructor(text: string) {
    this.#text = text;
  }

  of(mark: KeepMark): [start: number, end: number] {
    const text = this.#text;
    if (mark.start >= this.#lineEnd) {
      this.#lineStart = text.lastIndexOf("\n", mark.start - 1) + 1;
      const feed = text.indexOf("\n", mark.end);
      this.#lineEnd = feed < 0 ? text.length : feed;
    }
    const lineEnd = this.#lineEnd;
    const alone =
      lineEnd - this.#lineStart <= longestLine &&
      text.slice(this.#lineStart, mark.start).trim() === "" &&
      text.slice(mark.end, lineEnd).trim() === "";
    if (!alone) return [this.#lineStart, Math.max(lineEnd, mark.end)];
    if (this.#blankLine < lineEnd) {
      const blank = /\n[ \t]*\r?\n/g;
      blank.lastIndex = Math.min(text.length, lineEnd + 1);
      this.#blankLine = blank.exec(text)?.index ?? text.length;
    }
    return [mark.start, Math.max(this.#blankLine, mark.end)];
  }
}
