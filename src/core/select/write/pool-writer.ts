import { type Arrangement, BROKEN_OFF, type Placed } from "../../compress/choose/arrange.ts";
import type { Writer } from "../../compress/choose/choose.ts";
import type { Candidate } from "../candidate.ts";
import type { Headers, PieceOrder } from "../options.ts";
import type { Pool } from "../pool/pool.ts";
import { headerOf, onOneLine } from "./header.ts";
import { isPaged, Lines } from "./lines.ts";
import { ordered } from "./ordered.ts";
import type { Part, TakenUnit } from "./part.ts";
import { partsOf } from "./parts.ts";

/** A part as it stands in the text. */
export interface WrittenPart extends Part {
  readonly text: string;
}

export interface WrittenPool extends Arrangement {
  readonly parts: readonly WrittenPart[];
  /** Files of which the text ends with the names, a line for each. */
  readonly names: readonly Candidate[];
}

/** What parts two pieces. */
export const BETWEEN = "\n\n";

/** Writes the units taken from a pool: each part under its header, in the order wanted. */
export class PoolWriter implements Writer {
  readonly #pool: Pool;
  readonly #worth: ArrayLike<number>;
  readonly #headers: Headers;
  readonly #order: PieceOrder;
  readonly #names: readonly Candidate[];
  readonly #lines = new Map<Candidate, Lines>();

  constructor(
    pool: Pool,
    worth: ArrayLike<number>,
    { headers, order, names }: { headers: Headers; order: PieceOrder; names: readonly Candidate[] },
  ) {
    this.#pool = pool;
    this.#worth = worth;
    this.#headers = headers;
    this.#order = order;
    this.#names = names;
  }

  arrange(taken: Uint8Array, shortened: ReadonlyMap<number, number> = new Map()): WrittenPool {
    const { units } = this.#pool;
    const chosen: TakenUnit[] = [];
    for (let unit = 0; unit < units.length; unit++) {
      const cut = shortened.get(unit);
      if (cut === undefined && !taken[unit]) continue;
      const { start, end } = units[unit]!;
      chosen.push({ unit, start, end: cut ?? end, isCut: cut !== undefined && cut < end });
    }
    const placed: Placed[] = [];
    const texts: string[] = [];
    let length = 0;
    const parts = ordered(partsOf(this.#pool, chosen, this.#worth), this.#order).map((part): WrittenPart => {
      if (texts.length > 0) length += BETWEEN.length;
      const header = this.#headerOf(part);
      const body = this.#bodyOf(part, length + header.length, placed);
      const text = header + body;
      texts.push(text);
      length += text.length;
      return { ...part, text };
    });
    if (this.#names.length > 0) texts.push(this.#names.map(({ path }) => onOneLine(path)).join("\n"));
    return { text: texts.join(BETWEEN), placed, parts, names: this.#names };
  }

  #headerOf({ place, runs }: Part): string {
    if (this.#headers === "none") return "";
    const { candidate, start, at, isCode } = this.#pool.places[place]!;
    let lines = this.#lines.get(candidate);
    if (lines === undefined) {
      lines = Lines.of(candidate);
      this.#lines.set(candidate, lines);
    }
    const spans: [number, number][] = [];
    for (const run of runs) {
      const [first, end] = [lines.at(run.start - at + start), lines.at(run.end - 1 - at + start)];
      const last = spans.at(-1);
      if (last !== undefined && (!isCode || first <= last[1] + 1)) last[1] = end;
      else spans.push([first, end]);
    }
    return headerOf(candidate.path, spans, isPaged(candidate.path) ? "p. " : "");
  }

  #bodyOf({ units, runs }: Part, at: number, placed: Placed[]): string {
    const { text } = this.#pool.source;
    let body = "";
    let next = 0;
    for (const { start, end, before } of runs) {
      body += before;
      const begins = at + body.length - start;
      body += text.slice(start, end);
      for (; next < units.length && units[next]!.start < end; next++) {
        const one = units[next]!;
        placed.push({ unit: one.unit, end: one.end, at: begins + one.start });
        if (one.isCut && one.end === end) body += BROKEN_OFF;
      }
    }
    return body;
  }
}
