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

/** Tokens of a unit with its neighbours in the window. */
const NEAR_TOKENS = 80;

/** How alike a question and a unit that was not looked at are taken to be: as two texts about different things. */
const UNRELATED = 0.1;

interface Texts {
  readonly text: string;
  readonly units: readonly Pick<Unit, "start" | "end" | "passage">[];
  readonly tokens: ArrayLike<number>;
}

/** Looks at windows of a text, each once; throws as `encode` does. */
export class CosineLook {
  readonly #question: string;
  readonly #texts: Texts;
  readonly #encoder: Encoder;
  readonly #windows: readonly Window[];
  readonly #windowOf: Uint32Array;
  readonly #seen = new Set<Window>();
  readonly cosines: Cosines;

  constructor(question: string, texts: Texts, encoder: Encoder) {
    this.#question = question;
    this.#texts = texts;
    this.#encoder = encoder;
    const { length } = texts.units;
    this.#windows = windowsOf(texts.units, texts.tokens);
    this.#windowOf = new Uint32Array(length);
    this.#windows.forEach(({ from, to }, w) => {
      this.#windowOf.fill(w, from, to);
    });
    const unrelated = () => new Float32Array(length).fill(UNRELATED);
    this.cosines = { own: unrelated(), near: unrelated(), passage: unrelated() };
  }

  /** Reads what stands around the units that are best, up to so many tokens together; says whether any was new. */
  async look(bestFirst: Iterable<number>, most: number, options?: EncodeOptions): Promise<boolean> {
    const wanted = new Set<Window>();
    let left = most;
    for (const unit of bestFirst) {
      const window = this.#windows[this.#windowOf[unit]!]!;
      if (wanted.has(window)) continue;
      left -= window.tokens;
      if (left < 0) break;
      wanted.add(window);
    }
    const windows = [...wanted].filter((window) => !this.#seen.has(window));
    if (windows.length === 0) return false;
    const reading = new Reading(this.#question);
    const places = windows.flatMap((window) => this.#readIn(window, reading));
    const cosines = cosinesWithFirst(await this.#encoder.encode(reading.texts, options), this.#encoder.dimensions);
    for (const { unit, own, near, passage } of places) {
      this.cosines.own[unit] = cosines[own]!;
      this.cosines.near[unit] = cosines[near]!;
      this.cosines.passage[unit] = cosines[passage]!;
    }
    for (const window of windows) this.#seen.add(window);
    return true;
  }

  /** Where the vectors of a window's units will be. */
  #readIn(window: Window, reading: Reading): { unit: number; own: number; near: number; passage: number }[] {
    const { units, text } = this.#texts;
    const base = units[window.from]!.start;
    const whole = text.slice(base, units[window.to - 1]!.end);
    const placeOf = (from: number, to: number) =>
      reading.placeOf({ text: whole, start: units[from]!.start - base, end: units[to - 1]!.end - base });
    const passage = placeOf(window.from, window.to);
    return Array.from({ length: window.to - window.from }, (_, k) => {
      const unit = window.from + k;
      return { unit, own: placeOf(unit, unit + 1), near: placeOf(...this.#around(unit, window)), passage };
    });
  }

  /** The unit with its neighbours on either side, inside its window, as `[from, to)`. */
  #around(unit: number, window: Window): [number, number] {
    const { tokens } = this.#texts;
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
}

/** What is to be read, the question first; the same part of a text once. */
class Reading {
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

/** The inner product of each row with the first. */
function cosinesWithFirst(vectors: Float32Array, dimensions: number): Float32Array {
  const cosines = new Float32Array(vectors.length / dimensions);
  for (let row = 0; row < cosines.length; row++) {
    let sum = 0;
    for (let d = 0; d < dimensions; d++) sum += vectors[d]! * vectors[row * dimensions + d]!;
    cosines[row] = sum;
  }
  return cosines;
}
