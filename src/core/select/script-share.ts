/** Share of a text's letters that are of some writing systems, by their Unicode names ("Latin"); 1 where it has none. */
export function scriptShare(text: string, scripts: readonly string[]): number {
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return 1;
  const ofThem = new RegExp(`^[${scripts.map((name) => `\\p{Script=${name}}`).join("")}]$`, "u");
  return letters.filter((letter) => ofThem.test(letter)).length / letters.length;
}
