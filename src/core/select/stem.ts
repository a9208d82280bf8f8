const VOWEL = /[aeiouy]/;
const LATIN = /^[a-z]+$/;

const measured = (word: string, ending: string): boolean => VOWEL.test(word.slice(0, -ending.length));

/** Longest first: what stands for an ending once the plural and the verb's ending are gone. */
const SUFFIXES: readonly (readonly [ending: string, instead: string])[] = [
  ["ization", "ize"],
  ["ational", "ate"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["iveness", "ive"],
  ["tional", "tion"],
  ["biliti", "ble"],
  ["ation", "ate"],
  ["ness", ""],
  ["ment", ""],
  ["ator", "ate"],
  ["alism", "al"],
  ["aliti", "al"],
  ["iviti", "ive"],
  ["ical", "ic"],
  ["icate", "ic"],
  ["ize", ""],
  ["ise", ""],
  ["ive", ""],
  ["ful", ""],
  ["ous", ""],
  ["ion", ""],
  ["ate", ""],
  ["ant", ""],
  ["ent", ""],
  ["er", ""],
  ["or", ""],
  ["al", ""],
  ["ic", ""],
  ["li", ""],
  ["e", ""],
];

/**
 * The root that English forms of a word share; other scripts and words with digits stay as they are.
 * After Porter, "An algorithm for suffix stripping" (1980), with fewer rules: roots need only be equal, not be words.
 */
export function stem(word: string): string {
  if (word.length < 4 || !LATIN.test(word)) return word;
  let w = word;
  if (w.endsWith("sses") || w.endsWith("ies")) w = w.slice(0, -2);
  else if (w.endsWith("s") && !w.endsWith("ss") && !w.endsWith("us")) w = w.slice(0, -1);
  if (w.endsWith("eed")) w = w.slice(0, -1);
  else {
    const verb = w.endsWith("ed") ? "ed" : w.endsWith("ing") ? "ing" : "";
    if (verb && w.length - verb.length >= 3 && measured(w, verb)) {
      w = w.slice(0, -verb.length);
      if (/([^aeiouylsz])\1$/.test(w)) w = w.slice(0, -1);
      else if (/(?:at|bl|iz)$/.test(w)) w += "e";
    }
  }
  if (w.endsWith("y") && w.length > 3) w = `${w.slice(0, -1)}i`;
  for (let round = 0; round < 2; round++) {
    const rule = SUFFIXES.find(([ending]) => w.endsWith(ending) && w.length - ending.length >= 4);
    if (!rule) break;
    w = w.slice(0, -rule[0].length) + rule[1];
  }
  return w;
}
