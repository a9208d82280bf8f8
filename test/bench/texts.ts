/** A small, seeded generator of numbers in [0, 1) (mulberry32), so that every run draws the same texts. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function letters(length: number): string {
  const next = random(7);
  return Array.from({ length }, () => String.fromCharCode(97 + Math.floor(next() * 26))).join("");
}

/** 200 KB each, one single piece for the pre-tokeniser. */
export const pathological = {
  "one letter": "a".repeat(200_000),
  "random letters": letters(200_000),
  blanks: " ".repeat(200_000),
};
