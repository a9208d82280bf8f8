import { STOP_WORDS } from "../../select/stop-words.ts";

/** What a name is told by in one text; its rewrites are read by the same. */
export interface NameReader {
  /** The names and identifiers of a part of the text, or of a rewrite of it, each once. */
  namesIn(part: string): readonly string[];
  /** Whether a name stands in a text, as `wordsOf` reads it. */
  isIn(name: string, words: ReadonlySet<string>): boolean;
}

/** A word of a script that has capitals, with what is joined to it: `Elena's`, `Anglo-Saxon`, `gpt-4o`, `max_tokens`. */
const WORD =
  /[\p{Lu}\p{Ll}\p{Lt}_][\p{Lu}\p{Ll}\p{Lt}\p{M}\p{N}_]*(?:['’.-][\p{Lu}\p{Ll}\p{Lt}\p{N}_][\p{Lu}\p{Ll}\p{Lt}\p{M}\p{N}_]*)*/gu;

/** `max_tokens`, `useState`, `OAuth2`, `gpt-4o`. */
const IDENTIFIER = /\p{L}_+\p{L}|\p{Ll}\p{Lu}|\p{L}[-.]?\p{N}/u;
const ACRONYM = /^\p{Lu}{2}[\p{Lu}\p{N}]*$/u;
const CAPITAL = /^\p{Lu}\p{M}*[\p{L}-]/u;
const POSSESSIVE = /['’]s?$/u;

/** Said loudly, and no names. */
const LOUD =
  /^(?:IMPORTANT|CRITICAL|WARNING|CAUTION|ATTENTION|NOTES?|MUST|NOT|NEVER|ALWAYS|ONLY|DO|DONT|NO|ALL|EVERY|ANY|AND|OR|REQUIRED|OPTIONAL|MANDATORY|STRICTLY|EXACTLY|BEFORE|AFTER|FIRST|LAST|STOP|RULES?|EXAMPLES?|INPUT|OUTPUT|TASK|GOAL|ROLE|CONTEXT|FORMAT|STEPS?|END)$/;

/** A longer word in capitals is the same word in small letters. */
const LONGEST_ACRONYM = 5;

/** English is told by its small words: at least this share of all (English 0.47 in the Declaration of Human Rights,
 * 0.36 to 0.45 in the articles of squad2; other languages at most 0.17). */
const SMALL_WORDS = 0.2;

/**
 * Where at least this share of the words inside sentences begins with a capital, nouns or titles have them too, and they
 * tell no names. In the 532 translations of the Declaration of Human Rights German has 0.31, Luxembourgish 0.23, the
 * others at most 0.17, but for two written in capitals; chosen on the odd ones, and so on the even. English text full
 * of names has up to 0.39 (nq20), and more only where all is written as a title.
 */
const CAPITALS_TELL_NOTHING = { english: 0.5, other: 0.2 };
/** Fewer words are too few to tell. */
const FEWEST_WORDS = 40;

/** Names of other languages take endings: so many last letters may differ, after so many that do not. */
const ENDING = 3;
const ROOT = 4;

/**
 * Finds names by their capitals, as English writes them, and identifiers by their form. A capital at the beginning of a
 * sentence counts only where the word has one inside a sentence elsewhere, and one that also stands in small letters is
 * none. Where capitals tell nothing (German, no case at all) only acronyms and identifiers are found; where names take
 * endings, another ending is the same name.
 */
export function nameReader(text: string): NameReader {
  const small = new Set<string>();
  const names = new Set<string>();
  let inside = 0;
  let capitals = 0;
  let stops = 0;
  let all = 0;
  eachWord(text, (word, isInside) => {
    all++;
    if (STOP_WORDS.has(word.toLowerCase())) stops++;
    if (!/^\p{Lu}/u.test(word)) small.add(word);
    if (!isInside) return;
    inside++;
    if (!CAPITAL.test(word)) return;
    capitals++;
    names.add(word);
  });
  const language = stops >= all * SMALL_WORDS ? "english" : "other";
  const told = inside < FEWEST_WORDS || capitals < inside * CAPITALS_TELL_NOTHING[language];
  const endings = language === "other";
  const isName = (word: string, isInside: boolean): boolean => {
    if (ACRONYM.test(word)) return !LOUD.test(word) && !(word.length > 3 && small.has(word.toLowerCase()));
    if (IDENTIFIER.test(word)) return true;
    if (!told || !CAPITAL.test(word) || !(isInside || names.has(word))) return false;
    return !small.has(word.toLowerCase()) && !STOP_WORDS.has(word.toLowerCase());
  };
  return {
    namesIn(part) {
      const found = new Set<string>();
      eachWord(part, (word, isInside) => {
        if (isName(word, isInside)) found.add(word);
      });
      return [...found];
    },
    isIn(name, words) {
      if (words.has(name)) return true;
      if (ACRONYM.test(name)) return name.length > LONGEST_ACRONYM && words.has(`${name.toLowerCase()} `);
      return endings && !IDENTIFIER.test(name) && words.has(`${rootOf(name)}…`);
    },
  };
}

/**
 * The words of a text for `isIn`: as they are, in small letters with a blank after them, and their beginnings with "…"
 * after them.
 */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  eachWord(text, (word) => {
    for (const part of new Set([word, ...word.split(/[-.'’]/)])) {
      words.add(part);
      words.add(`${part.toLowerCase()} `);
      for (let cut = 0; cut <= ENDING; cut++)
        if (part.length - cut >= ROOT) words.add(`${part.slice(0, part.length - cut)}…`);
    }
  });
  return words;
}

const rootOf = (name: string): string => name.slice(0, Math.max(ROOT, name.length - ENDING));

function eachWord(text: string, visit: (word: string, isInside: boolean) => void): void {
  for (const match of text.matchAll(WORD)) visit(match[0].replace(POSSESSIVE, ""), isInsideSentence(text, match.index));
}

/** Marks that may stand between the beginning of a sentence or quotation and its first word. */
const OPENING = /[\s\p{Ps}\p{Pi}"'*_~#>|`•·¿¡\p{Pd}]/u;
const FARTHEST = 12;

/** Whether a word surely stands inside a sentence: right after another word, number or comma of its line. */
function isInsideSentence(text: string, start: number): boolean {
  let quoted = false;
  for (let at = start - 1; at >= Math.max(0, start - FARTHEST); at--) {
    const char = text[at]!;
    if (char === "\n") return false;
    if (!OPENING.test(char)) return !quoted && /[\p{L}\p{M}\p{N},)\]%&/+]/u.test(char);
    if (!/[ \t]/.test(char)) quoted = true;
  }
  return false;
}
