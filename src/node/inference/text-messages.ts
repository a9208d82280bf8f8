import type { Encodable } from "../../core/select/encoder.ts";

/** Code units of a text that go to the model: it reads a few hundred tokens, about five code units each. */
const LONGEST_TEXT = 16_384;

/** Code units and texts of one message. */
const MOST_UNITS = 1 << 20;
const MOST_TEXTS = 4_096;

/** Parts texts into messages of bounded size; there is at least one, and the last one says so. */
export function* textMessages(texts: readonly Encodable[]): Generator<{ part: Encodable[]; last: boolean }> {
  let part: Encodable[] = [];
  let units = 0;
  for (const whole of texts) {
    const one = shortened(whole);
    const { length } = typeof one === "string" ? one : one.text;
    if (part.length > 0 && (part.length === MOST_TEXTS || units + length > MOST_UNITS)) {
      yield { part, last: false };
      part = [];
      units = 0;
    }
    part.push(one);
    units += length;
  }
  yield { part, last: true };
}

function shortened(one: Encodable): Encodable {
  if (typeof one === "string") return one.length > LONGEST_TEXT ? one.slice(0, LONGEST_TEXT) : one;
  if (one.text.length <= LONGEST_TEXT) return one;
  const within = (offset: number) => Math.min(offset, LONGEST_TEXT);
  return { text: one.text.slice(0, LONGEST_TEXT), start: within(one.start), end: within(one.end) };
}
