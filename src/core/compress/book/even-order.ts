/**
 * The passages of a book in an order in which every section, at any place, has had its turn in proportion to its size
 * and weight (Webster's method, which takes nothing back when there is more to hand out).
 *
 * @param firsts as `sectionsOf` gives them.
 * @param weights of the sections.
 */
export function evenOrder(firsts: Int32Array, sizes: Float32Array, weights: ArrayLike<number>): Int32Array {
  const keys = new Float64Array(sizes.length);
  for (let s = 0; s + 1 < firsts.length; s++) {
    let total = 0;
    for (let p = firsts[s]!; p < firsts[s + 1]!; p++) total += sizes[p]!;
    let before = 0;
    for (let p = firsts[s]!; p < firsts[s + 1]!; p++) {
      keys[p] = (before + sizes[p]! / 2) / (total * weights[s]!);
      before += sizes[p]!;
    }
  }
  return Int32Array.from(sizes.keys()).sort((a, b) => keys[a]! - keys[b]! || a - b);
}
