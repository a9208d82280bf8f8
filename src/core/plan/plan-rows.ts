import type { Section, SectionKind } from "../document/document.ts";
import type { Level, Piece, Plan } from "./plan.ts";

/** A range of the source in the outline of a plan: a section, a run of pieces, a piece, or a part of one. */
export interface PlanRow {
  readonly kind: "section" | "run" | "piece" | "part";
  /** Of a section. */
  readonly title?: string;
  /** `[start, end)` in the source, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Of a section: `full` where all of it stays, `omitted` where all of it goes, else `sentences`. */
  readonly level: Level;
  /** Tokens of the range in the source, and of what stays of it. */
  readonly before: number;
  readonly tokens: number;
  /** For a person; empty for a section of which some stays. */
  readonly reason: string;
  readonly children: readonly PlanRow[];
}

/** Kinds that a person thinks of as parts of a text. */
const PARTS: ReadonlySet<SectionKind> = new Set(["heading", "tag", "message", "front-matter", "cell", "symbol"]);
/** What fits on a screen is listed piece by piece; in longer lists, neighbours with the same fate are one row. */
const LONGEST_LIST = 12;
/** A row that hides two others makes the list no shorter for its reader. */
const SHORTEST_RUN = 3;
const CLOSING_TAG = /^<\/[^<>]{1,100}>$/;

/**
 * The pieces of a plan as an outline, by section. A section's heading has no row of its own, nor has a section around all
 * the others: a title.
 *
 * @param tokensBefore tokens of the source that end at or before an offset.
 */
export function planRows(
  plan: Plan,
  source: string,
  sections: readonly Section[],
  tokensBefore: (offset: number) => number,
): PlanRow[] {
  const rows = new Outliner(plan.pieces, source, tokensBefore).within(sections, source.length);
  const last = rows.at(-1);
  if (!last?.children.some(({ kind }) => kind === "section")) return rows;
  const isTitle = rows.every((row) => row === last || isLeaf(row));
  return isTitle ? [...rows.slice(0, -1), ...last.children] : rows;
}

class Outliner {
  readonly #pieces: readonly Piece[];
  readonly #source: string;
  readonly #tokensBefore: (offset: number) => number;
  #next = 0;

  constructor(pieces: readonly Piece[], source: string, tokensBefore: (offset: number) => number) {
    this.#pieces = pieces;
    this.#source = source;
    this.#tokensBefore = tokensBefore;
  }

  /** The rows of the next pieces that start before `end`. */
  within(sections: readonly Section[], end: number): PlanRow[] {
    const rows: PlanRow[] = [];
    for (const section of sections) {
      if (!PARTS.has(section.kind)) continue;
      rows.push(...this.#piecesBefore(section.start));
      rows.push(...this.#section(section));
    }
    rows.push(...this.#piecesBefore(end));
    return rows.length > LONGEST_LIST ? withRuns(rows) : rows;
  }

  #section({ title, start, end, labelEnd, children }: Section): PlanRow[] {
    const first = this.#next;
    const heads = this.#piecesBefore(Math.min(labelEnd, end));
    const below = this.within(children, end);
    const [head] = heads;
    if (head === undefined) return below;
    const until = Math.max(end, this.#pieces[this.#next - 1]!.end);
    // A message is one piece: what is left of it stands right below it.
    if (heads.length === 1 && below.length === 0) return [{ ...head, kind: "section", title, start, end: until }];
    const tokens = this.#pieces.slice(first, this.#next).reduce((sum, piece) => sum + piece.tokens, 0);
    const level = levelOf([...heads, ...below]);
    const reason = level === "sentences" ? "" : head.reason;
    const figures = { level, before: this.#between(start, until), tokens };
    return [{ kind: "section", title, start, end: until, ...figures, reason, children: below }];
  }

  #piecesBefore(end: number): PlanRow[] {
    const rows: PlanRow[] = [];
    for (; this.#next < this.#pieces.length && this.#pieces[this.#next]!.start < end; this.#next++) {
      const piece = this.#pieces[this.#next]!;
      const text = this.#source.slice(piece.start, piece.end).trim();
      if (text !== "" && !CLOSING_TAG.test(text)) rows.push(this.#piece(piece));
    }
    return rows;
  }

  #piece(piece: Piece): PlanRow {
    const { start, end, level, tokens, reason } = piece;
    // Of which single words went is no news to anybody.
    const children = level === "words" ? [] : this.#parts(piece);
    return { kind: "piece", start, end, level, before: this.#between(start, end), tokens, reason, children };
  }

  /** What stays and what goes of a piece that stays in part. */
  #parts({ start, end, kept, reason }: Piece): PlanRow[] {
    if (kept === undefined) return [];
    const rows: PlanRow[] = [];
    const add = (from: number, to: number, level: "full" | "omitted") => {
      if (this.#source.slice(from, to).trim() === "") return;
      const before = this.#between(from, to);
      const [tokens, why] = level === "full" ? [before, ""] : [0, reason];
      rows.push({ kind: "part", start: from, end: to, level, before, tokens, reason: why, children: [] });
    };
    let at = start;
    for (const [from, to] of kept) {
      if (from > at) add(at, from, "omitted");
      add(from, to, "full");
      at = to;
    }
    if (at < end) add(at, end, "omitted");
    return rows.length > 1 ? rows : [];
  }

  #between(start: number, end: number): number {
    return this.#tokensBefore(end) - this.#tokensBefore(start);
  }
}

const isLeaf = ({ children }: PlanRow): boolean => children.length === 0;

const isWhole = (level: Level): boolean => level === "full" || level === "lossless";

function levelOf(rows: readonly PlanRow[]): Level {
  if (rows.every(({ level }) => level === "omitted")) return "omitted";
  return rows.every(({ level }) => isWhole(level)) ? "full" : "sentences";
}

/** Neighbouring pieces with one level and reason as one row. */
function withRuns(rows: readonly PlanRow[]): PlanRow[] {
  const result: PlanRow[] = [];
  for (let from = 0; from < rows.length; ) {
    const first = rows[from]!;
    let to = from + 1;
    while (to < rows.length && continues(first, rows[to]!)) to++;
    const run = rows.slice(from, to);
    if (run.length < SHORTEST_RUN) result.push(...run);
    else {
      const sum = (of: "before" | "tokens") => run.reduce((total, row) => total + row[of], 0);
      const { level, reason, start } = first;
      const figures = { before: sum("before"), tokens: sum("tokens") };
      result.push({ kind: "run", start, end: run.at(-1)!.end, level, ...figures, reason, children: run });
    }
    from = to;
  }
  return result;
}

const continues = (first: PlanRow, next: PlanRow): boolean =>
  [first, next].every(({ kind }) => kind === "piece") && first.level === next.level && first.reason === next.reason;
