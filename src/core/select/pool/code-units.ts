import type { Unit } from "../../compress/units/unit.ts";

/** Lines are taken together up to so many characters, about 60 tokens: small units waste nothing (relevance.md). */
const LONGEST_RUN = 240;

const SHORTEST_RUN = 120;

const SAYS = /[\p{L}\p{N}]/u;

/** A line longer than this (minified code, data) is cut. */
const LONGEST_LINE = 1_000;

/**
 * Cuts code and data into runs of lines, rather at blank lines than inside a block. `passage` numbers what stands
 * between blank lines.
 */
export function codeUnits(text: string, start = 0, end = text.length): Unit[] {
  const units: Unit[] = [];
  let passage = 0;
  let began = 0;
  let from = -1;
  let to = -1;
  const finish = () => {
    const last = units.at(-1);
    // Brackets that only close what stands before them say nothing by themselves.
    if (from >= 0 && last !== undefined && !SAYS.test(text.slice(from, to)))
      units[units.length - 1] = { ...last, end: to };
    else if (from >= 0) units.push({ start: from, end: to, block: began, passage: began, kind: "verbatim", needs: [] });
    from = -1;
  };
  for (let at = start; at < end; ) {
    const feed = text.indexOf("\n", at);
    const next = feed < 0 || feed >= end ? end : feed + 1;
    const cut = next - at > LONGEST_LINE ? wholeCharacter(text, at + LONGEST_LINE) : next;
    const last = lastVisible(text, at, cut);
    if (last <= at) {
      // A blank line parts what has about the length of a run; a line or two alone says little for its tokens.
      if (to - from >= SHORTEST_RUN) finish();
      passage++;
    } else {
      if (from >= 0 && last - from > LONGEST_RUN) finish();
      if (from < 0) [from, began] = [at, passage];
      to = last;
    }
    at = cut;
  }
  finish();
  return units;
}

function lastVisible(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && isBlank(text.charCodeAt(last - 1))) last--;
  return last;
}

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 0xa0;

function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code < 0xe000 ? at - 1 : at;
}
