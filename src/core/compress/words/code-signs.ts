import type { Part } from "./sentence-parts.ts";

/** Signs of code pasted into running text: what is left of a statement is none. */
const CODE_SIGNS = /[=<>{}|\\;]/;
const LEAST_SIGNS = 2;
const SHARE_OF_SIGNS = 0.12;

/** Whether a sentence reads like code that nobody fenced. */
export function isCode(text: string, parts: readonly Part[]): boolean {
  const signs = parts.reduce(
    (sum, { kind, start }) => sum + (kind !== "word" && CODE_SIGNS.test(text[start]!) ? 1 : 0),
    0,
  );
  return signs >= LEAST_SIGNS && signs >= parts.length * SHARE_OF_SIGNS;
}
