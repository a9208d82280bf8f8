import { isListNumber, numberPattern } from "../../document/protection/numbers.ts";

/** Small numbers in words; "one" is most often no number. */
const IN_WORDS =
  /(?<![\p{L}\p{N}_-])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|million|billion|twice|half)(?![\p{L}\p{N}_])/giu;

/** The numbers of a text with their units, dates and small numbers in words, each once; not those of list items. */
export function numbersIn(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(numberPattern)) {
    if (!isListNumber(text, match.index, match.index + match[0].length))
      found.add(match[0].replace(/\s+/g, " ").replace(/^[-+] /, ""));
  }
  for (const [word] of text.matchAll(IN_WORDS)) found.add(word.toLowerCase());
  return [...found];
}

/** The numbers that do not stand in a rewrite, neither as numbers of their own nor as parts: "3" in "3 to 5 days". */
export function missingNumbers(numbers: readonly string[], rewrite: string): string[] {
  const there = new Set(numbersIn(rewrite).map(closed));
  return numbers.filter((number) => !there.has(closed(number)) && !partPattern(number).test(rewrite));
}

/** Blanks inside a number may be left out. */
const closed = (number: string): string => number.replace(/\s/g, "");

function partPattern(number: string): RegExp {
  const pattern = Array.from(number, (char) => (char === " " ? "\\s?" : escaped(char))).join("");
  return new RegExp(`(?<![\\p{L}\\p{N}_]|\\p{N}[.,])(?:${pattern})(?![\\p{L}\\p{N}_]|[.,]\\p{N})`, "iu");
}

const escaped = (char: string): string => char.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");

const DIGITS = /\p{Nd}+(?:[.,]\p{Nd}+)*/gu;
const UNIT = /[^\p{Nd}\s.,:/×'’_-]+$/u;

/**
 * The numbers of a rewrite that the text does not have. One that is put together from the text's own is none: "3-5 days"
 * of "between 3 and 5 days"; its unit must be one that the text gives to its last part.
 */
export function newNumbers(text: string, rewrite: string): string[] {
  const known = new Set(numbersIn(text));
  const digits = new Set(Array.from(text.matchAll(DIGITS), ([part]) => part));
  const withUnits = new Set([...known].map(lastWithUnit));
  return numbersIn(rewrite).filter((number) => {
    if (known.has(number)) return false;
    const parts = number.match(DIGITS);
    if (parts === null || parts.some((part) => !digits.has(part))) return true;
    return UNIT.test(number) && !withUnits.has(lastWithUnit(number));
  });
}

function lastWithUnit(number: string): string {
  return `${number.match(DIGITS)?.at(-1) ?? ""} ${UNIT.exec(number)?.[0] ?? ""}`;
}
