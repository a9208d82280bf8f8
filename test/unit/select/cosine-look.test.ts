import assert from "node:assert/strict";
import { test } from "node:test";
import type { Encodable, Encoder } from "../../../src/core/select/encoder.ts";
import { CosineLook } from "../../../src/core/select/second/cosines.ts";

/** Finds alike what has the same first letter, has no room after 1,000 code units of a text, and notes what it was asked. */
class FirstLetterEncoder implements Encoder {
  readonly name = "first letter";
  readonly dimensions = 26;
  readonly asked: Encodable[] = [];
  readonly #readable: boolean;

  constructor(isReadable = true) {
    this.#readable = isReadable;
  }

  reads(): boolean {
    return this.#readable;
  }

  async encode(texts: readonly Encodable[]): Promise<Float32Array> {
    this.asked.push(...texts);
    const rows = new Float32Array(texts.length * this.dimensions);
    texts.forEach((one, row) => {
      const [text, start] = typeof one === "string" ? [one, 0] : [one.text, one.start];
      if (start < 1_000) rows[row * this.dimensions + text.charCodeAt(start) - 97] = 1;
    });
    return rows;
  }
}

/** Sentences with the tokens that each is said to take; each `passage` is read by itself. */
function textsOf(...sentences: { text: string; passage: number; tokens?: number }[]) {
  let at = 0;
  const units = sentences.map(({ text, passage }) => {
    const start = at;
    at += text.length + 1;
    return { start, end: start + text.length, passage };
  });
  const text = sentences.map((sentence) => sentence.text).join(" ");
  return { text, units, tokens: sentences.map(({ tokens = 10 }) => tokens) };
}

const rounded = (list: Float32Array) => Array.from(list, (value) => Math.round(value * 10) / 10);

test("a sentence, its neighbours and its passage are read as parts of one text, once", async () => {
  const texts = textsOf(
    { text: "apes eat", passage: 0 },
    { text: "bees fly", passage: 0 },
    { text: "cows", passage: 1 },
  );
  const encoder = new FirstLetterEncoder();
  const look = new CosineLook("are apes well?", encoder);
  assert.equal(await look.look(texts, [0], 100), true);
  const { own, near, passage } = look.of(texts.units);
  assert.deepEqual([own, near, passage].map(rounded), [
    [1, 0, 0.1],
    [1, 1, 0.1],
    [1, 1, 0.1],
  ]);
  const whole = { text: "apes eat bees fly", start: 0, end: 17 };
  assert.deepEqual(encoder.asked, ["are apes well?", whole, { ...whole, end: 8 }, { ...whole, start: 9 }]);
  assert.equal(await look.look(texts, [1, 0], 100), false);
  assert.equal(await look.look(texts, [2, 0], 100), true);
  assert.deepEqual(rounded(look.of(texts.units).own), [1, 0, 0]);
});

test("what a model has no room for counts as not read, not as unlike", async () => {
  const texts = textsOf({ text: "b".repeat(1_000), passage: 0 }, { text: "apes eat", passage: 0 });
  const look = new CosineLook("apes", new FirstLetterEncoder());
  await look.look(texts, [0, 1], 100);
  assert.deepEqual(rounded(look.of(texts.units).own), [0, 0.1]);
});

test("a very long line among the best does not use up what is read", async () => {
  const texts = textsOf({ text: "bees", passage: 0, tokens: 9_000 }, { text: "apes eat", passage: 1 });
  const look = new CosineLook("apes", new FirstLetterEncoder());
  await look.look(texts, [0, 1], 100);
  assert.deepEqual(rounded(look.of(texts.units).own), [0, 1]);
});

test("of a large text the best is read, more of it for a larger budget", async () => {
  const texts = textsOf(...Array.from({ length: 200 }, (_, passage) => ({ text: "apes", passage, tokens: 100 })));
  const readFor = async (budget: number) => {
    const look = new CosineLook("apes", new FirstLetterEncoder());
    await look.look(texts, texts.units.keys(), budget);
    return look.of(texts.units).own.filter((value) => value === 1).length;
  };
  assert.deepEqual([await readFor(256), await readFor(4_000), await readFor(50_000)], [30, 50, 61]);
});

test("where the encoder does not read the question's script, nothing is asked of it", async () => {
  const encoder = new FirstLetterEncoder(false);
  const look = new CosineLook("обезьяны", encoder);
  assert.equal(await look.look(textsOf({ text: "apes", passage: 0 }), [0], 100), false);
  assert.deepEqual(encoder.asked, []);
});
