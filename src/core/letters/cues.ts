/** How a prompt asks for work on the letters of words that it names next. */
export interface Cue {
  /** Ends where the words are named. */
  readonly before: RegExp;
  /** What must follow the words, where the cue is complete only with it; sticky. */
  readonly after?: RegExp;
  /** Whether a word without marks is taken for one that is named. */
  readonly bare: boolean;
}

/** Where a word begins; `\\n` before it is a line break of a chat's JSON. */
const BEGINS = "(?:(?<![\\p{L}\\p{N}])|(?<=\\\\[nrt]))";
const LETTERS = "(?:letters?|vowels?|consonants?|syllables?)";
/** `r's`, `"r"s`, `rs`, `letter r`: one letter that is counted or looked for. */
const LETTER = `(?:letters? ["'“‘\`]?[a-z]["'”’\`]?s?|["“‘\`][a-z]["”’\`](?:['’]?s)?|[a-z]['’]s|[b-hj-z]s)`;
const NTH =
  "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|middle|\\d{1,2}(?:st|nd|rd|th)|nth)";

const cue = (before: string, bare: boolean, after?: string): Cue => ({
  before: new RegExp(`${BEGINS}${before}(?![\\p{L}\\p{N}])`, "giu"),
  ...(after !== undefined && { after: new RegExp(`\\s{0,4}(?:${after})(?!\\p{L})`, "iuy") }),
  bare,
});

/**
 * Bounded patterns over one sentence. The kinds of work are those of CharBench and LMentry: count, find, order, spell.
 * None of 69,054 sentences of 1,146 ordinary prompts (both halves of the development data) fits one, nor any of 2,486
 * questions of its retrieval sets, and one in 5 MB of English documentation. All 18,000 questions of LMentry on the
 * letters of two words or one do; half of its wordings were known when these were written.
 */
export const CUES: readonly Cue[] = [
  cue(
    `how many (?:times (?:does|do|is) )?(?:the )?(?:[a-z]{1,12} )?(?:${LETTERS}|${LETTER})(?: [a-z]{1,10}){0,3} (?:in|of)`,
    true,
  ),
  cue(`how many (?:[a-z]{1,12} )?(?:${LETTERS}|characters) (?:does|do|has|have)`, true, "have|has|contain"),
  cue(`how many characters(?: are| are there)? in`, false),
  cue(
    `(?:count|counting|number of|occurrences of|frequency of)(?: all)?(?: the)?(?: number of)?(?: [a-z]{1,12})? (?:${LETTERS}|${LETTER})(?: [a-z]{1,10}){0,2} (?:in|of)`,
    true,
  ),
  cue(`(?:letters|vowels?|consonants?|characters|${LETTER})(?: [a-z]{1,10}){0,2} (?:in|of|from)`, false),
  cue(`${NTH} (?:\\w{1,6} )?(?:letters?|characters?|vowel|consonant)(?: (?:of|in) each word)? (?:of|in)`, false),
  cue(
    `(?:spell|write|say|type|print|read)(?: out)?`,
    true,
    "backwards?|in reverse|reversed|letter by letter|from back to front",
  ),
  cue(`(?:is|are|whether|if)`, true, "(?:is |are )?(?:an? |both )?(?:palindromes?|anagrams?|isograms?|pangrams?)"),
  cue(`what(?: is|['’]s)`, true, "(?:spelled |written |spelt )?(?:backwards?|in reverse)"),
  cue(
    `(?:reverse|reversing|invert|unscramble|scramble)(?: the)?(?: (?:order|letters|characters|spelling))?(?: of| in)?(?: the)?(?: letters)?(?: of| in)?`,
    false,
  ),
  cue(`how (?:do (?:you|i|we)|to|is|would you)(?: correctly)? spel(?:l|t|led)`, true),
  cue(`spell(?: out)?`, false, "[?.!]|$|letter by letter|aloud|for me"),
  cue(
    `(?:make|create|form|write|build|find|invent|generate|come up with|give)(?: me)?(?: an?)? (?:acronyms?|initialisms?|acrostics?|backronyms?)(?: poem)? (?:of|for|from|out of|based on)`,
    false,
  ),
  cue(`anagrams? (?:of|for|from)`, true),
  cue(`rhym(?:e|es|ing) (?:with|of|for)`, true),
  cue(`(?:more|less|fewer) letters(?: [a-z]{1,10}){0,3}[,:]?`, true),
  cue(`(?:of|between)`, false, ",? which (?:one |word )?(?:has|have) (?:more|less|fewer|the most|the fewest) letters"),
  cue(`which letter does`, true, "(?:start|begin|end|finish)s?"),
  cue(`which word is (?:longer|shorter),?`, true),
  cue(
    `(?:of|sort|order|put)`,
    false,
    ",?(?: [a-z]{1,10}){0,2} (?:comes? (?:first|last) )?(?:alphabetically|(?:in|into) alphabetical order)",
  ),
  cue(`alphabetical order,? which(?: [a-z]{1,10}){0,3},?`, false),
];

/** One of these stands in every sentence that a cue fits; the cheap look that comes first. */
export const SIGNS = new RegExp(
  `${BEGINS}(?:letters?|vowels?|consonants?|syllables?|characters?|spell|spelled|spelt|spelling|backwards?|reversed?|reversing|invert|unscramble|scramble|rhym(?:e|es|ing)|anagrams?|palindromes?|isograms?|pangrams?|acronyms?|initialisms?|acrostics?|backronyms?|alphabetical(?:ly)?|longer|shorter|how many|count)(?![\\p{L}\\p{N}])`,
  "giu",
);
