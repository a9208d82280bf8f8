import type { Range } from "../plan/plan.ts";
import { applied, type Edit, untouched } from "./edit.ts";
import type { Source } from "./source.ts";
import type { Unit } from "./unit.ts";

/** A unit that stands in the result, maybe only its first part. */
export interface Placed {
  readonly unit: number;
  /** End of what is taken of it, in the source. */
  readonly end: number;
  /** Where it stands in the result. */
  readonly at: number;
  readonly to: number;
}

/** A result and where its parts come from. */
export interface Arrangement {
  readonly text: string;
  readonly placed: readonly Placed[];
}

/** Writes chosen units of one source one after another, as they stood: order, line breaks and blank lines are kept. */
export class Arranger {
  readonly #source: Source;
  readonly #units: readonly Unit[];
  readonly #edits: readonly Edit[];
  readonly #texts: string[];
  /** Index of the first edit at or after each unit's start. */
  readonly #firstEdit: Int32Array;

  constructor(source: Source, units: readonly Unit[], edits: readonly Edit[]) {
    this.#source = source;
    this.#units = units;
    this.#edits = edits;
    this.#firstEdit = new Int32Array(units.length + 1);
    let e = 0;
    this.#texts = units.map((unit, i) => {
      while (e < edits.length && edits[e]!.end <= unit.start) e++;
      this.#firstEdit[i] = e;
      return this.#write(unit.start, unit.end, e);
    });
    this.#firstEdit[units.length] = e;
  }

  /** What a unit reads as, after the stages that came before. */
  textOf(unit: number): string {
    return this.#texts[unit]!;
  }

  /** Text to count a unit by: with the blank before it or the line breaks after it, which merge into its tokens. */
  costText(unit: number): string {
    const { end, block } = this.#units[unit]!;
    const next = this.#units[unit + 1];
    const text = this.#texts[unit]!;
    if (next === undefined) return text;
    const inside = next.block === block;
    return inside ? ` ${text}` : text + this.#breakBetween(end, next.start);
  }

  /** The parts of `[unit.start, end)` that stand letter for letter. */
  keptOf(unit: number, end: number): Range[] {
    return untouched(this.#editsFrom(unit), this.#units[unit]!.start, end);
  }

  /** The chosen units, `shortened` ones only up to an offset of the source. */
  arrange(taken: Uint8Array, shortened: ReadonlyMap<number, number> = new Map()): Arrangement {
    const placed: Placed[] = [];
    const parts: string[] = [];
    let length = 0;
    let last = -1;
    let lastEnd = 0;
    for (let i = 0; i < this.#units.length; i++) {
      const cut = shortened.get(i);
      if (!taken[i] && cut === undefined) continue;
      const unit = this.#units[i]!;
      const whole = cut === undefined;
      const text = whole ? this.#texts[i]! : this.#write(unit.start, cut, this.#firstEdit[i]!);
      if (last >= 0) {
        const gap = this.#gap(last, lastEnd, i);
        parts.push(gap);
        length += gap.length;
      }
      parts.push(text);
      placed.push({ unit: i, end: cut ?? unit.end, at: length, to: length + text.length });
      length += text.length;
      last = i;
      lastEnd = cut ?? unit.end;
    }
    if (last >= 0 && this.#source.text.endsWith("\n")) parts.push("\n");
    return { text: parts.join(""), placed };
  }

  /** What stands between two chosen units. */
  #gap(left: number, leftEnd: number, right: number): string {
    const a = this.#units[left]!;
    const b = this.#units[right]!;
    if (right === left + 1 && leftEnd === a.end) {
      const gap = this.#write(a.end, b.start, this.#firstEdit[left]!);
      if (gap.trim() === "") return gap;
    }
    if (a.block === b.block) {
      let from = b.start;
      while (from > a.end && /\s/.test(this.#source.text[from - 1]!)) from--;
      const gap = this.#source.text.slice(from, b.start);
      return gap.includes("\n") ? "\n" : gap;
    }
    return this.#breakBetween(leftEnd, b.start);
  }

  /** Whether nothing was changed between two places of the source. */
  isVerbatimGap(start: number, end: number): boolean {
    let low = 0;
    let high = this.#edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#edits[middle]!.end <= start) low = middle + 1;
      else high = middle;
    }
    return low >= this.#edits.length || this.#edits[low]!.start >= end;
  }

  /** A blank line where there is one between two places, else a line break. */
  #breakBetween(start: number, end: number): string {
    return BLANK_LINE.test(this.#source.text.slice(start, end)) ? "\n\n" : "\n";
  }

  #write(start: number, end: number, firstEdit: number): string {
    return applied(this.#source.text, takeUntil(this.#edits, firstEdit, end), start, end);
  }

  #editsFrom(unit: number): Edit[] {
    return takeUntil(this.#edits, this.#firstEdit[unit]!, this.#units[unit]!.end);
  }
}

const BLANK_LINE = /\n[ \t]*\r?\n/;

function takeUntil(edits: readonly Edit[], first: number, end: number): Edit[] {
  const result: Edit[] = [];
  for (let e = first; e < edits.length && edits[e]!.start < end; e++) result.push(edits[e]!);
  return result;
}
