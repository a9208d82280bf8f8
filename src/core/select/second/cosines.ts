import type { Unit } from "../../compress/units/unit.ts";
import type { Encodable, EncodeOptions, Encoder } from "../encoder.ts";
import { type Window, windowsOf } from "./windows.ts";

/**
 * How alike in meaning the question and each unit are: the unit itself, with its neighbours, and the window that it
 * was read in; the first two as parts of that window.
 */
export interface Cosines {
  readonly own: Float32Array;
  readonly near: Float32Array;
  readonly passage: Float32Array;
}

/**
 * Tokens that are read around the units that are best by their words, about 0.3 s on two cores; for larger budgets as many
 * as reach beyond the cut, up to the third number. With 4,608 no share changed that a budget up to 2,048 keeps.
 */
const LOOKED_AT = 3_072;
const BEYOND_CUT = 1.25;
const MOST_LOOKED_AT = 6_144;

/** So much of a window has room in a model, in tokens. */
const MOST_READ = 256;

/** Tokens of a unit with its neighbours in the window. */
const NEAR_TOKENS = 80;

/** How alike a question and what was not looked at are taken to be: as two texts about different things. */
export const UNRELATED = 0.1;

/** A text in units, and what each of them takes. */
export interface Texts {
  readonly text: string;
  readonly units: readonly Pick<Unit, "start" | "end" | "passage">[];
  readonly tokens: ArrayLike<number>;
}

interface Alike {
  readonly own: number;
  readonly near: number;
  readonly passage: number;
}

/** How alike a question and the units of a text are, as far as that was looked at; each is looked at once. */
export class CosineLook {
  readonly #question: string;
  readonly #encoder: Encoder;
  /** By where a unit begins. */
  readonly #known = new Map<number, Alike>();

  constructor(question: string, encoder: Encoder) {
    this.#question = question;
    this.#encoder = encoder;
  }

  /**
   * Reads what stands around the units that are best; says whether any was new, which none is where the encoder does not
   * read the question's script: with one trained on English the answers kept of xquad's Thai articles at 256 and 512
   * tokens fell from 85 and 95 % to 67 and 78, of Greek, Hindi and Russian ones by 2 to 3 points. Throws as `encode` does.
   */
  async look(texts: Texts, bestFirst: Iterable<number>, budget: number, options?: EncodeOptions): Promise<boolean> {
    if (!this.#encoder.reads(this.#question)) return false;
    const { units } = texts;
    const windows = nearest(windowsOf(units, texts.tokens), bestFirst, budget).filter(({ from, to }) =>
      units.slice(from, to).some(({ start }) => !this.#known.has(start)),
    );
    if (windows.length === 0) return false;
    const reading = new PartList(this.#question);
    const places = windows.flatMap((window) => readIn(texts, window, reading));
    const cosines = cosinesWithFirst(await this.#encoder.encode(reading.texts, options), this.#encoder.dimensions);
    for (const { start, own, near, passage } of places)
      this.#known.set(start, { own: cosines[own]!, near: cosines[near]!, passage: cosines[passage]! });
    return true;
  }

  /** What is known of some units. */
  of(units: readonly Pick<Unit, "start">[]): Cosines {
    const known = units.map(({ start }) => this.#known.get(start));
    const listOf = (kind: keyof Alike) => Float32Array.from(known, (alike) => alike?.[kind] ?? UNRELATED);
    return { own: listOf("own"), near: listOf("near"), passage: listOf("passage") };
  }
}

/** The windows that the best units stand in, as far as they may be read. */
function nearest(windows: readonly Window[], bestFirst: Iterable<number>, budget: number): Window[] {
  const windowOf = windows.flatMap((window) => Array<Window>(window.to - window.from).fill(window));
  const wanted = new Set<Window>();
  let left = Math.min(MOST_LOOKED_AT, Math.max(LOOKED_AT, BEYOND_CUT * budget));
  for (const unit of bestFirst) {
    const window = windowOf[unit]!;
    if (wanted.has(window)) continue;
    left -= Math.min(MOST_READ, window.tokens);
    if (left < 0) break;
    wanted.add(window);
  }
  return [...wanted];
}

/** The units of a window, and where in the reading the vectors of each will be. */
function readIn(
  { text, units, tokens }: Texts,
  window: Window,
  reading: PartList,
): { start: number; own: number; near: number; passage: number }[] {
  const base = units[window.from]!.start;
  const whole = text.slice(base, units[window.to - 1]!.end);
  const placeOf = (from: number, to: number) =>
    reading.placeOf({ text: whole, start: units[from]!.start - base, end: units[to - 1]!.end - base });
  const passage = placeOf(window.from, window.to);
  return units.slice(window.from, window.to).map(({ start }, k) => {
    const unit = window.from + k;
    return { start, own: placeOf(unit, unit + 1), near: placeOf(...around(unit, window, tokens)), passage };
  });
}

/** A unit with its neighbours on either side, inside its window, as `[from, to)`. */
function around(unit: number, window: Window, tokens: ArrayLike<number>): [number, number] {
  let [from, to] = [unit, unit + 1];
  let sum = tokens[unit]!;
  for (let grows = true; grows && sum < NEAR_TOKENS; ) {
    grows = false;
    if (to < window.to) {
      sum += tokens[to++]!;
      grows = true;
    }
    if (sum < NEAR_TOKENS && from > window.from) {
      sum += tokens[--from]!;
      grows = true;
    }
  }
  return [from, to];
}

/** What is to be read, the question first; the same part of a text once. */
class PartList {
  readonly texts: Encodable[];
  readonly #places = new Map<string, Map<string, number>>();

  constructor(question: string) {
    this.texts = [question];
  }

  placeOf(part: Exclude<Encodable, string>): number {
    const ofText = this.#places.get(part.text) ?? new Map<string, number>();
    this.#places.set(part.text, ofText);
    const key = `${part.start}-${part.end}`;
    const place = ofText.get(key) ?? this.texts.push(part) - 1;
    ofText.set(key, place);
    return place;
  }
}

/** The inner product of each row with the first; a row of zeros, for which the model had no room, was not looked at. */
function cosinesWithFirst(vectors: Float32Array, dimensions: number): Float32Array {
  const cosines = new Float32Array(vectors.length / dimensions);
  for (let row = 0; row < cosines.length; row++) {
    const vector = vectors.subarray(row * dimensions, (row + 1) * dimensions);
    const cosine = vector.reduce((sum, value, d) => sum + value * vectors[d]!, 0);
    cosines[row] = vector.every((value) => value === 0) ? UNRELATED : cosine;
  }
  return cosines;
}
