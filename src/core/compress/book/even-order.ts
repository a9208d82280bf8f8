/**
 * The passages of a book in an order in which every section, wherever one stops, has had its turn in proportion to its
 * size (Webster's method: what was handed out stays where there is more to hand out).
 *
 * That names and numbers are dense in a section was tried as a weight and is none: on squad2, qmsum, chroma and hotpot100
 * joined to one text of 712,000 tokens, sections by size alone keep at 35, 51 and 68 % of the tokens 27 44 62 % of the
 * gold text of one half of the documents and 37 58 82 % of the other; weighted by the square root of that density
 * 27 46 69 and 35 54 80. Fitted at once, as slow as that is, 23 44 64 and 29 53 76.
 *
 * @param sections as `sectionsOf` gives them.
 */
export function evenOrder(sections: Int32Array, sizes: Float32Array): Int32Array {
  const turns = new Float64Array(sizes.length);
  for (let s = 0; s + 1 < sections.length; s++) {
    const own = sizes.subarray(sections[s], sections[s + 1]);
    const total = own.reduce((a, b) => a + b, 0);
    let before = 0;
    own.forEach((size, i) => {
      turns[sections[s]! + i] = (before + size / 2) / total;
      before += size;
    });
  }
  return Int32Array.from(sizes.keys()).sort((a, b) => turns[a]! - turns[b]! || a - b);
}
