/** Kinds of fields of a message (Protocol Buffers encoding). */
const VARINT = 0;
const FIXED_64 = 1;
const BYTES = 2;
const FIXED_32 = 5;

/** The longest head of a field: a tag and a length. */
export const LONGEST_HEAD = 20;

/** A field: `value` is that of a VARINT, otherwise its content is `[from, to)`. */
export interface Field {
  readonly number: number;
  /** Whether it holds bytes: a text, a list of numbers or another message. */
  readonly holdsBytes: boolean;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/** Reads the head of the field at `at`; offsets are those of `bytes`. Throws a RangeError where there is none. */
export function fieldAt(bytes: Uint8Array, at: number): Field {
  const tag = varintAt(bytes, at);
  const kind = tag.value % 8;
  const number = Math.floor(tag.value / 8);
  if (number === 0) throw new RangeError("a field has no number");
  if (kind === FIXED_64 || kind === FIXED_32)
    return { number, holdsBytes: false, value: 0, from: tag.end, to: tag.end + (kind === FIXED_64 ? 8 : 4) };
  if (kind !== VARINT && kind !== BYTES) throw new RangeError("a field is of an unknown kind");
  const { value, end } = varintAt(bytes, tag.end);
  return { number, holdsBytes: kind === BYTES, value, from: end, to: kind === BYTES ? end + value : end };
}

/** The fields of a message that is in memory as a whole. Throws a RangeError where it ends within one. */
export function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  for (let at = 0; at < bytes.length; ) {
    const field = fieldAt(bytes, at);
    if (field.to > bytes.length) throw new RangeError("it ends within a field");
    yield field;
    at = field.to;
  }
}

function varintAt(bytes: Uint8Array, at: number): { value: number; end: number } {
  let value = 0;
  let scale = 1;
  for (let end = at; end < at + 10; end++) {
    const byte = bytes[end];
    if (byte === undefined) throw new RangeError("it ends within a field");
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, end: end + 1 };
    scale *= 128;
  }
  throw new RangeError("a number is too long");
}
