import type { Unit } from "../../compress/units/unit.ts";
import type { EncodeOptions, Encoder } from "../encoder.ts";

/** How alike in meaning the question and each unit are: the unit alone, with what is around it, its passage. */
export interface Cosines {
  readonly own: Float32Array;
  readonly near: Float32Array;
  readonly passage: Float32Array;
}

/** Tokens of a unit with its neighbours in the passage. */
const NEAR_TOKENS = 80;

/** More than this of a passage has no room in the model. */
const PASSAGE_CHARACTERS = 1_000;

/** How alike a question and a unit that was not looked at are taken to be: as two texts about different things. */
const UNRELATED = 0.1;

interface Texts {
  readonly text: string;
  readonly units: readonly Pick<Unit, "start" | "end" | "passage">[];
  readonly tokens: ArrayLike<number>;
}

/** Looks at units of a text, each once; throws as `encode` does. */
export class CosineLook {
  readonly #question: string;
  readonly #texts: Texts;
  readonly #encoder: Encoder;
  readonly #seen: Uint8Array;
  readonly cosines: Cosines;
  #asked: Float32Array | undefined;

  constructor(question: string, texts: Texts, encoder: Encoder) {
    this.#question = question;
    this.#texts = texts;
    this.#encoder = encoder;
    const { length } = texts.units;
    this.#seen = new Uint8Array(length);
    const unrelated = () => new Float32Array(length).fill(UNRELATED);
    this.cosines = { own: unrelated(), near: unrelated(), passage: unrelated() };
  }

  /** Says whether anything was new. */
  async look(wanted: readonly number[], options?: EncodeOptions): Promise<boolean> {
    const units = wanted.filter((unit) => !this.#seen[unit]);
    if (units.length === 0) return false;
    const { text } = this.#texts;
    const read = (from: number, to: number) =>
      text.slice(this.#texts.units[from]!.start, this.#texts.units[to - 1]!.end);
    const kinds = [
      [this.cosines.own, units.map((unit) => read(unit, unit + 1))],
      [this.cosines.near, units.map((unit) => read(...this.#around(unit)))],
      [this.cosines.passage, units.map((unit) => read(...this.#passage(unit)).slice(0, PASSAGE_CHARACTERS))],
    ] as const;
    const texts = [...new Set([this.#question, ...kinds.flatMap(([, some]) => some)])];
    const vectors = await this.#encoder.encode(texts, options);
    const { dimensions } = this.#encoder;
    const row = new Map(texts.map((one, i) => [one, i * dimensions]));
    this.#asked ??= vectors.slice(0, dimensions);
    for (const [cosines, some] of kinds)
      some.forEach((one, k) => {
        cosines[units[k]!] = cosine(this.#asked!, vectors, row.get(one)!);
      });
    for (const unit of units) this.#seen[unit] = 1;
    return true;
  }

  /** The unit with its neighbours on either side, inside its passage, as `[from, to)`. */
  #around(unit: number): [number, number] {
    const { tokens } = this.#texts;
    let [from, to] = [unit, unit + 1];
    let sum = tokens[unit]!;
    for (let grows = true; grows && sum < NEAR_TOKENS; ) {
      grows = false;
      if (this.#isWith(unit, to)) {
        sum += tokens[to++]!;
        grows = true;
      }
      if (sum < NEAR_TOKENS && this.#isWith(unit, from - 1)) {
        sum += tokens[--from]!;
        grows = true;
      }
    }
    return [from, to];
  }

  #passage(unit: number): [number, number] {
    let [from, to] = [unit, unit + 1];
    while (this.#isWith(unit, from - 1)) from--;
    while (this.#isWith(unit, to)) to++;
    return [from, to];
  }

  #isWith(unit: number, other: number): boolean {
    const { units } = this.#texts;
    return units[other]?.passage === units[unit]!.passage;
  }
}

function cosine(asked: Float32Array, vectors: Float32Array, at: number): number {
  let sum = 0;
  for (let d = 0; d < asked.length; d++) sum += asked[d]! * vectors[at + d]!;
  return sum;
}
