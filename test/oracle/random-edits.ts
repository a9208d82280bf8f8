import { fuzzText } from "./fuzz-texts.ts";

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

const HUGE = ["a", " ", "\n", "ab", "中", "é", "e\u0301", "😀", "\u0301", "A", "1", "-", "क", "\t ", "xyzzy"];

/** An edit as people and programs make them: mostly small, now and then a paste, a cut, a huge run. */
export function randomEdit(below: (n: number) => number, text: string, longest: number): Edit {
  const start = below(4) === 0 ? [0, text.length, text.length >> 1][below(3)] : below(text.length + 1);
  const kind = below(20);
  const reach = kind === 0 ? text.length : kind < 4 ? 200 : kind < 12 ? 3 : 0;
  const tooLong = text.length > longest;
  const end = Math.min(text.length, start + (tooLong ? below(longest) : below(reach + 1)));
  let replacement = "";
  if (kind === 1) replacement = HUGE[below(HUGE.length)].repeat(below(6000));
  else if (kind === 2) replacement = fuzzText(below, 800);
  else if (kind === 3) replacement = randomLetters(below, below(3000));
  else if (kind < 16) replacement = fuzzText(below, 3);
  else if (kind < 18) replacement = ["\ud83d", "\ude00", "\u0301", "'", "s", " ", "\n", "\u1161"][below(8)];
  return { start, end, replacement: tooLong ? "" : replacement };
}

function randomLetters(below: (n: number) => number, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(97 + below(26))).join("");
}
