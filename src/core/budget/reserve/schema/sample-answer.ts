import { isSchema, joined, limit, mayBeNull, referred, type Schema, typeOf } from "./schema-shape.ts";

/** How much an answer says where its schema leaves it free. */
export type SampleSize = "least" | "usual" | "most";

/** What is usual where a schema does not say; set with care, not learned: no data hold answers beside their schemas. */
const USUAL_WORDS = 12;
const USUAL_ITEMS = 3;
/** A text of more words than schemas need; it is cut to the length that is wanted. */
const WORDS = "the quick answer of a model says what was asked and why it holds in short words for all to read ";
const FORMATS: Readonly<Record<string, string>> = {
  date: "2026-01-31",
  time: "23:59:59Z",
  "date-time": "2026-01-31T23:59:59Z",
  duration: "P1DT12H",
  email: "somebody.or.other@example.com",
  uri: "https://example.com/a/path/to/it",
  uuid: "123e4567-e89b-12d3-a456-426614174000",
  ipv4: "192.168.100.200",
};
const NUMBERS: Readonly<Record<SampleSize, number>> = { least: 0, usual: 123.4, most: -1234567890.12345 };

/** Bounds for hostile schemas: references that go round, arrays of arrays. */
const DEEPEST = 24;
/** A usual answer that goes round ends below this where it may. */
const DEEPEST_USUAL = 6;
const MOST_VALUES = 20_000;
const MOST_CHARACTERS = 400_000;

/** There is no longest answer, or none within the bounds. */
class Unbounded extends Error {}

/**
 * An answer that follows a JSON schema: the shortest, one as is usual (every key, a dozen words in a text, three items), or the
 * longest; `undefined` where there is none, as a text or list without a limit has no longest. A value, not yet JSON.
 */
export function sampleAnswer(schema: unknown, size: SampleSize): { readonly value: unknown } | undefined {
  let [values, characters] = [0, 0];

  const take = (length: number): void => {
    characters += length;
    if (characters > MOST_CHARACTERS) throw new Unbounded();
  };

  const text = (length: number): string => {
    take(length);
    return WORDS.repeat(Math.ceil(length / WORDS.length)).slice(0, length);
  };

  const answerTo = (given: unknown, depth: number): unknown => {
    if (++values > MOST_VALUES || depth > DEEPEST) throw new Unbounded();
    const own = isSchema(given) ? given : {};
    if (typeof own.$ref === "string") return answerTo(referred(schema, own.$ref), depth + 1);
    if (own.const !== undefined) return byLength([own.const]);
    if (Array.isArray(own.enum)) return byLength(own.enum);
    if (mayBeNull(own) && (size === "least" || (size === "usual" && depth > DEEPEST_USUAL))) return null;
    const choices = own.anyOf ?? own.oneOf;
    if (Array.isArray(choices) && choices.length > 0) return chosen(choices, depth);
    const all = Array.isArray(own.allOf) ? joined(own, own.allOf) : own;
    switch (typeOf(all)) {
      case "object":
        return objectOf(all, depth);
      case "array":
        return arrayOf(all, depth);
      case "string":
        return stringOf(all);
      case "integer":
        return Math.trunc(NUMBERS[size]);
      case "number":
        return NUMBERS[size];
      case "boolean":
        return false;
      case "null":
        return null;
      default:
        // Anything may stand here.
        if (size === "most") throw new Unbounded();
        return size === "least" ? null : text(USUAL_WORDS * 6);
    }
  };

  const objectOf = (own: Schema, depth: number): unknown => {
    const properties = isSchema(own.properties) ? own.properties : {};
    const required = new Set(Array.isArray(own.required) ? own.required : []);
    if (size === "most" && isSchema(own.additionalProperties)) throw new Unbounded();
    const wanted = Object.entries(properties).filter(([name]) => size !== "least" || required.has(name));
    return Object.fromEntries(
      wanted.flatMap(([name, inner]) => {
        const isFree = size === "usual" && !required.has(name) && depth > DEEPEST_USUAL;
        if (isFree) return [];
        take(name.length);
        return [[name, answerTo(inner, depth + 1)]];
      }),
    );
  };

  const arrayOf = (own: Schema, depth: number): unknown => {
    const [least, most] = [limit(own.minItems, 0), limit(own.maxItems, Number.POSITIVE_INFINITY)];
    const wanted = size === "usual" && depth > DEEPEST_USUAL ? 0 : USUAL_ITEMS;
    const count = size === "least" ? least : size === "most" ? most : Math.min(most, Math.max(least, wanted));
    if (count > MOST_VALUES) throw new Unbounded();
    return Array.from({ length: count }, () => answerTo(own.items, depth + 1));
  };

  const stringOf = (own: Schema): string => {
    const format =
      typeof own.format === "string" && Object.hasOwn(FORMATS, own.format) ? FORMATS[own.format] : undefined;
    if (format !== undefined) return format;
    const [least, most] = [limit(own.minLength, 0), limit(own.maxLength, Number.POSITIVE_INFINITY)];
    if (size === "least") return text(least);
    return text(size === "most" ? most : Math.min(most, Math.max(least, USUAL_WORDS * 6)));
  };

  const chosen = (choices: readonly unknown[], depth: number): unknown => {
    if (size === "usual")
      return answerTo(
        choices.find((choice) => !isSchema(choice) || choice.type !== "null"),
        depth + 1,
      );
    return byLength(choices.map((choice) => answerTo(choice, depth + 1)));
  };

  /** The shortest for the least, else the longest: which one is usual is not known. */
  const byLength = (among: readonly unknown[]): unknown => {
    const sorted = among
      .map((value) => ({ value, length: JSON.stringify(value)?.length ?? 0 }))
      .sort((a, b) => a.length - b.length);
    const found = size === "least" ? sorted[0] : sorted.at(-1);
    take(found?.length ?? 0);
    return found?.value ?? null;
  };

  try {
    return { value: answerTo(schema, 0) };
  } catch (error) {
    if (error instanceof Unbounded) return undefined;
    throw error;
  }
}
