/** Written before a name or a number: never the end of a sentence. */
const beforeMore =
  "mr mrs ms dr prof st mt rev hon gen col lt sgt capt cmdr adm gov sen rep pres fr sr jr esq messrs mme mlle " +
  "no nos nr núm vol vols p pp pg ch chap sec fig figs eq eqs art ed eds ref refs e.g i.e eg ie cf vs v viz approx ca " +
  "al ibid op cit resp incl excl " +
  "z.b d.h u.a bzw usw evtl ggf inkl abs hr fr dipl ing bspw vgl sog " +
  "p.ex par.ex env av apr m mm sra srta dña ud uds pág págs ej " +
  "т.е т.д т.п т.к г гг ул им проф стр рис";

/** Ends a sentence as often as not: only where the next word begins with a small letter or a digit it does not. */
const maybeLast =
  "etc inc ltd co corp llc dept univ jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun min max avg est";

const always: ReadonlySet<string> = new Set(beforeMore.split(" "));
const sometimes: ReadonlySet<string> = new Set(maybeLast.split(" "));

/** No abbreviation is longer; what stands further back is not looked at. */
const longest = 12;

/**
 * Whether the sentence `[start, end)` of `text` ends in an abbreviation, an initial or a list number, so that `next`
 * (the sentence after it) goes on with it.
 */
export function endsInAbbreviation(text: string, start: number, end: number, next: string): boolean {
  let stop = end;
  while (stop > start && text.charCodeAt(stop - 1) === 32) stop--;
  if (stop === end || text.charCodeAt(stop - 1) !== 46) return false;
  const from = Math.max(start, stop - 1 - longest);
  const word = /[\p{L}\p{M}\p{N}.]+$/u.exec(text.slice(from, stop - 1))?.[0] ?? "";
  if (word === "") return false;
  const wordStart = stop - 1 - word.length;
  if (/^\p{N}{1,3}$/u.test(word)) return text.slice(start, wordStart).trim() === "";
  if (/^\p{Lu}$/u.test(word)) return word !== "I" || wordStart === start;
  const lower = word.toLowerCase();
  if (lower === "no") return /^\p{N}/u.test(next);
  if (always.has(lower)) return true;
  return sometimes.has(lower) && /^[\p{Ll}\p{N}]/u.test(next);
}
