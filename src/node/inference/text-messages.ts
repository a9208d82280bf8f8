/** Code units of a text that go to the model: it reads a few hundred tokens, about five code units each. */
const LONGEST_TEXT = 16_384;

/** Code units and texts of one message. */
const MOST_UNITS = 1 << 20;
const MOST_TEXTS = 4_096;

/** Parts texts into messages of bounded size; there is at least one, and the last one says so. */
export function* textMessages(texts: readonly string[]): Generator<{ part: string[]; last: boolean }> {
  let part: string[] = [];
  let units = 0;
  for (const whole of texts) {
    const text = whole.length > LONGEST_TEXT ? whole.slice(0, LONGEST_TEXT) : whole;
    if (part.length > 0 && (part.length === MOST_TEXTS || units + text.length > MOST_UNITS)) {
      yield { part, last: false };
      part = [];
      units = 0;
    }
    part.push(text);
    units += text.length;
  }
  yield { part, last: true };
}
