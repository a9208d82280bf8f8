import type { Pool } from "../pool/pool.ts";

/** What begins at the left edge, or a declaration a few blanks in: where a function or method begins. */
const BEGINS =
  /^[^\s]|\n[^\s})\]]|(?:^|\n)\s{0,8}(?:(?:export|public|private|protected|static|async|abstract|final|override) +)*(?:def|class|func|function|fn|interface|struct|impl|trait|enum)\b/;

/** For each unit the first and one past the last of its function, by how lines begin; never across files. */
export function symbolsOf({ source, units, placeOf }: Pool): { readonly from: Int32Array; readonly to: Int32Array } {
  const count = units.length;
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  const begins = units.map(({ start, end }, i) => {
    const isFirst = i === 0 || placeOf[i] !== placeOf[i - 1];
    return isFirst || BEGINS.test(source.text.slice(start, end));
  });
  for (let i = 0; i < count; i++) from[i] = begins[i] ? i : from[i - 1]!;
  for (let i = count - 1, end = count; i >= 0; i--) {
    to[i] = end;
    if (begins[i]) end = i;
  }
  return { from, to };
}
