import type { Range } from "../../plan/plan.ts";
import { type Arrangement, BROKEN_OFF, type Placed } from "../choose/arrange.ts";
import { applied, type Edit } from "../edits/edit.ts";
import type { Source } from "../source.ts";
import type { JsonRecord } from "./record.ts";
import type { RecordUnit } from "./record-units.ts";

/** Stands where all of a message's text went and the message must stay, for a tool call must have its result. */
export const LEFT_OUT = "[left out]";

const SEPARATOR = /^[\s,]*$/;

/** Where a record's gap, the record, and what follows it begin in a result. */
export interface RecordPlace {
  readonly gap: number;
  readonly start: number;
  readonly end: number;
}

/** Writes chosen records of a JSON list, with chosen sentences in their strings, as JSON of the same shape. */
export class RecordWriter {
  readonly #source: Source;
  readonly #records: readonly JsonRecord[];
  readonly #units: readonly RecordUnit[];
  readonly #edits: readonly Edit[];
  /** First unit of each record, its frame. */
  readonly #frames: readonly number[];
  readonly #places = new WeakMap<Arrangement, readonly RecordPlace[]>();

  constructor(source: Source, records: readonly JsonRecord[], units: readonly RecordUnit[], edits: readonly Edit[]) {
    this.#source = source;
    this.#records = records;
    this.#units = units;
    this.#edits = edits;
    this.#frames = units.flatMap((unit, i) => (unit.isFrame ? [i] : []));
  }

  /** Text to count a unit by. */
  costText(index: number): string {
    const unit = this.#units[index]!;
    if (!unit.isFrame) return ` ${this.#plain(unit.start, unit.end)}`;
    const { start, end, content } = this.#records[unit.record]!;
    let text = "";
    let at = start;
    for (const [from, to] of content) {
      text += this.#plain(at, from);
      at = to;
    }
    return `${text}${this.#plain(at, end)},`;
  }

  arrange(taken: Uint8Array, shortened: ReadonlyMap<number, number> = new Map()): Arrangement {
    const placed: Placed[] = [];
    const parts: string[] = [];
    let length = 0;
    const write = (part: string) => {
      parts.push(part);
      length += part.length;
    };
    const { text } = this.#source;
    const places: RecordPlace[] = [];
    let from = 0;
    // Whether a record of the list that is being written stands already.
    let continues = false;
    this.#records.forEach((record, r) => {
      const separates = this.separates(r);
      const gap = length;
      const stays = taken[this.#frames[r]!] === 1;
      if (!separates) {
        write(this.#plain(from, record.start));
        continues = false;
      } else if (stays && continues) write(this.#plain(from, record.start));
      from = record.end;
      const start = length;
      if (stays) {
        continues = true;
        placed.push({ unit: this.#frames[r]!, end: record.end, at: start });
        this.#writeRecord(r, taken, shortened, placed, write, () => length);
      }
      places.push({ gap, start, end: length });
    });
    write(this.#plain(from, text.length));
    const arrangement = { text: parts.join(""), placed };
    this.#places.set(arrangement, places);
    return arrangement;
  }

  /** Whether only a comma and blanks stand between a record and the one before it. */
  separates(record: number): boolean {
    const before = this.#records[record - 1];
    return before !== undefined && SEPARATOR.test(this.#source.text.slice(before.end, this.#records[record]!.start));
  }

  /** Where each record stands in a result of this writer; one that went takes no room. */
  placesOf(arrangement: Arrangement): readonly RecordPlace[] {
    return this.#places.get(arrangement)!;
  }

  #writeRecord(
    r: number,
    taken: Uint8Array,
    shortened: ReadonlyMap<number, number>,
    placed: Placed[],
    write: (part: string) => void,
    length: () => number,
  ): void {
    const { start, end, content } = this.#records[r]!;
    const first = this.#frames[r]! + 1;
    const next = this.#frames[r + 1] ?? this.#units.length;
    const chosen: number[] = [];
    for (let i = first; i < next; i++) if (taken[i] || shortened.has(i)) chosen.push(i);
    if (chosen.length === next - first && chosen.every((i) => !shortened.has(i))) {
      for (const unit of chosen) placed.push({ unit, end: this.#units[unit]!.end, at: length() });
      write(this.#plain(start, end));
      return;
    }
    let at = start;
    let k = 0;
    content.forEach(([from, to], part) => {
      write(this.#plain(at, from));
      at = to;
      let last: Range | undefined;
      for (; k < chosen.length && this.#units[chosen[k]!]!.start < to; k++) {
        const unit = this.#units[chosen[k]!]!;
        const stop = shortened.get(chosen[k]!) ?? unit.end;
        if (last !== undefined) write(this.#join(last[1], unit.start, chosen[k]! - 1 === chosen[k - 1]));
        placed.push({ unit: chosen[k]!, end: stop, at: length() });
        write(this.#plain(unit.start, stop));
        if (stop < unit.end) write(BROKEN_OFF);
        last = [unit.start, stop];
      }
      if (chosen.length === 0 && part === 0 && next > first) write(LEFT_OUT);
    });
    write(this.#plain(at, end));
  }

  /** Blanks and escaped line breaks between two sentences of a string. */
  #join(from: number, to: number, neighbours: boolean): string {
    const gap = this.#source.text.slice(from, to);
    if (neighbours && /^(?:\s|\\[nrt])*$/.test(gap)) return gap;
    const breaks = gap.match(/\\n/g)?.length ?? 0;
    if (breaks > 0) return /\\n(?:\s|\\[rt])*\\n/.test(gap) ? "\\n\\n" : "\\n";
    return /\s$/.test(gap) ? " " : "";
  }

  #plain(from: number, to: number): string {
    return applied(this.#source.text, this.#edits, from, to);
  }
}
