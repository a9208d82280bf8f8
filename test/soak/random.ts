/** Numbers in [0, 1), the same for the same seed (a linear congruential generator; Numerical Recipes, 7.1). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A part of a long text, of up to `longest` characters, more often short than long. */
export function partOf(text: string, longest: number, random: () => number): string {
  if (text.length < 2000) return text;
  const length = Math.floor(longest * random() ** 3) + 1;
  const start = Math.floor(random() * Math.max(1, text.length - length));
  return text.slice(start, start + length);
}
