import { applied, type Edit } from "../edits/edit.ts";
import type { Source } from "../source.ts";
import type { Unit } from "../units/unit.ts";

/** A unit that stands in the result, maybe only its beginning. */
export interface Placed {
  readonly unit: number;
  /** End of what is taken of it, in the source. */
  readonly end: number;
  /** Where it begins in the result. */
  readonly at: number;
}

/** A result and where its parts come from, in order. */
export interface Arrangement {
  readonly text: string;
  readonly placed: readonly Placed[];
}

/** Follows a sentence of which only the beginning stays. */
export const BROKEN_OFF = "…";

const BLANK_LINE = /\n[ \t]*\r?\n/;

/** Writes units of one source one after another, as they stood: order, line breaks and blank lines are kept. */
export class Arranger {
  readonly #source: Source;
  readonly #units: readonly Unit[];
  readonly #edits: readonly Edit[];
  readonly #omission: string;
  /** What each unit reads as, after the stages that came before. */
  readonly #texts: readonly string[];

  /** `omission` stands wherever units are left out; nothing does where it is empty. */
  constructor(source: Source, units: readonly Unit[], edits: readonly Edit[], omission = "") {
    this.#source = source;
    this.#units = units;
    this.#edits = edits;
    this.#omission = omission;
    this.#texts = units.map(({ start, end }) => applied(source.text, edits, start, end));
  }

  /** Text to count a unit by: with the blank before it or the line breaks after it, which merge into its tokens. */
  costText(unit: number): string {
    const { end, block } = this.#units[unit]!;
    const next = this.#units[unit + 1];
    const text = this.#texts[unit]!;
    if (next === undefined || text === "") return text;
    return next.block === block ? ` ${text}` : text + this.#breakBetween(end, next.start);
  }

  /** The source as the stages left it, nothing chosen. */
  whole(): Arrangement {
    const { text } = this.#source;
    let length = 0;
    let from = 0;
    const parts: string[] = [];
    const placed = this.#units.map(({ start, end }, unit) => {
      const gap = applied(text, this.#edits, from, start);
      parts.push(gap, this.#texts[unit]!);
      from = end;
      length += gap.length;
      const at = length;
      length += this.#texts[unit]!.length;
      return { unit, end, at };
    });
    parts.push(applied(text, this.#edits, from, text.length));
    return { text: parts.join(""), placed };
  }

  /** The units taken, those of `shortened` only up to an offset of the source. */
  arrange(taken: Uint8Array, shortened: ReadonlyMap<number, number> = new Map()): Arrangement {
    const { text } = this.#source;
    const placed: Placed[] = [];
    const parts: string[] = [];
    let length = 0;
    for (let i = 0; i < this.#units.length; i++) {
      const cut = shortened.get(i);
      // A unit of which earlier stages left nothing takes no room either.
      if (cut === undefined && (!taken[i] || this.#texts[i] === "")) continue;
      const { start, end } = this.#units[i]!;
      const last = placed.at(-1);
      const gap = last === undefined ? this.#beforeFirst(i) : this.#omitting(this.#gap(last, i), last, i);
      parts.push(gap);
      length += gap.length;
      const part = cut === undefined ? this.#texts[i]! : applied(text, this.#edits, start, cut) + BROKEN_OFF;
      parts.push(part);
      placed.push({ unit: i, end: cut ?? end, at: length });
      length += part.length;
    }
    if (placed.length > 0) {
      if (this.#omission !== "" && this.#omitsAfter(placed.at(-1)!)) parts.push(`\n${this.#omission}`);
      if (text.endsWith("\n")) parts.push("\n");
    }
    return { text: parts.join(""), placed };
  }

  #beforeFirst(unit: number): string {
    const omits = unit > 0 || this.#isGap(0, this.#units[unit]!.start);
    return this.#omission !== "" && omits ? `${this.#omission}\n` : "";
  }

  #omitsAfter({ unit, end }: Placed): boolean {
    return unit + 1 < this.#units.length || this.#isGap(end, this.#source.text.length);
  }

  /** Whether the text, a part of a book, leaves something out at one of the offsets `[from, to]`. */
  #isGap(from: number, to: number): boolean {
    return this.#source.part?.gaps.some((at) => at >= from && at <= to) ?? false;
  }

  /** The gap with the mark that text was left out there, where one is wanted. */
  #omitting(gap: string, left: Placed, right: number): string {
    if (this.#omission === "" || !(left.unit + 1 < right || this.#isGap(left.end, this.#units[right]!.start)))
      return gap;
    return gap.includes("\n") ? `${gap}${this.#omission}${gap}` : ` ${this.#omission} `;
  }

  /** What stands between two units of the result. */
  #gap(left: Placed, right: number): string {
    const { text } = this.#source;
    const a = this.#units[left.unit]!;
    const b = this.#units[right]!;
    if (right === left.unit + 1 && left.end === a.end) {
      const gap = applied(text, this.#edits, a.end, b.start);
      if (gap.trim() === "" && gap !== "") return gap;
      if (a.block === b.block) return gap;
    }
    if (a.block !== b.block) return this.#breakBetween(left.end, b.start);
    let from = b.start;
    while (from > a.end && /\s/.test(text[from - 1]!)) from--;
    const gap = text.slice(from, b.start);
    return gap.includes("\n") ? "\n" : gap;
  }

  /** A blank line where there is one between two places, else a line break. */
  #breakBetween(start: number, end: number): string {
    return BLANK_LINE.test(this.#source.text.slice(start, end)) ? "\n\n" : "\n";
  }
}
