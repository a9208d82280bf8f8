import type { LetterLanguage } from "../letter-language.ts";

const ENGLISH_LETTERS = "(?:letters?|vowels?|consonants?|syllables?)";
/** `r's`, `"r"s`, `rs`, `letter r`: one letter that is counted or looked for. */
const ENGLISH_LETTER = `(?:letters? ["'“‘\`]?[a-z]["'”’\`]?s?|["“‘\`][a-z]["”’\`](?:['’]?s)?|[a-z]['’]s|[b-hj-z]s)`;
const ENGLISH_NTH =
  "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|middle|\\d{1,2}(?:st|nd|rd|th)|nth)";

/**
 * The kinds of work are those of CharBench and LMentry: count, find, order, spell.
 * None of 69,054 sentences of 1,146 ordinary prompts (both halves of the development data) fits one, nor any of 2,486
 * questions of its retrieval sets, and one in 5 MB of English documentation. All 18,000 questions of LMentry on the
 * letters of two words or one do; half of its wordings were known when these were written.
 */
export const english: LetterLanguage = {
  name: "English",
  signs: [
    "letters?|vowels?|consonants?|syllables?|characters?|spell|spelled|spelt|spelling|backwards?|reversed?|reversing|invert",
    "unscramble|scramble|rhym(?:e|es|ing)|anagrams?|palindromes?|isograms?|pangrams?|acronyms?|initialisms?|acrostics?",
    "backronyms?|alphabetical(?:ly)?|longer|shorter|how many|count",
  ],
  articles: "the|this|these|those|following|given|both|each of|all of|english|single",
  nouns: "words?|names?|strings?|terms?|phrases?|sentences?",
  behindNoun: "called|below",
  joins: "and|or|vs\\.?|versus",
  goesOn: "have|has|contain|contains|please|then",
  placeholders:
    "the this that these those each every any all some one another other others such both either neither and or but if " +
    "it its they them his her their your our you she user users who which what where when how here there below above " +
    "word words name names string strings text texts sentence sentences phrase phrases term terms line lines letter " +
    "letters character characters paragraph paragraphs title titles answer answers input inputs output outputs word's " +
    "following given same first last next order place reverse english total general common use using please then not backward backwards reversed alphabetically",
  spaced: true,
  cues: [
    [
      `how many (?:times (?:does|do|is) )?(?:the )?(?:[a-z]{1,12} )?(?:${ENGLISH_LETTERS}|${ENGLISH_LETTER})(?: [a-z]{1,10}){0,3} (?:in|of)`,
      true,
    ],
    [`how many (?:[a-z]{1,12} )?(?:${ENGLISH_LETTERS}|characters) (?:does|do|has|have)`, true, "have|has|contain"],
    [`how many characters(?: are| are there)? in`, false],
    [
      `(?:count|counting|number of|occurrences of|frequency of)(?: all)?(?: the)?(?: number of)?(?: [a-z]{1,12})? (?:${ENGLISH_LETTERS}|${ENGLISH_LETTER})(?: [a-z]{1,10}){0,2} (?:in|of)`,
      true,
    ],
    [`(?:letters|vowels?|consonants?|characters|${ENGLISH_LETTER})(?: [a-z]{1,10}){0,2} (?:in|of|from)`, false],
    [`${ENGLISH_NTH} (?:\\w{1,6} )?(?:letters?|characters?|vowel|consonant)(?: (?:of|in) each word)? (?:of|in)`, false],
    [
      `(?:spell|write|say|type|print|read)(?: out)?`,
      true,
      "backwards?|in reverse|reversed|letter by letter|from back to front",
    ],
    [`(?:is|are|whether|if)`, true, "(?:is |are )?(?:an? |both )?(?:palindromes?|anagrams?|isograms?|pangrams?)"],
    [`what(?: is|['’]s)`, true, "(?:spelled |written |spelt )?(?:backwards?|in reverse)"],
    [
      `(?:reverse|reversing|invert|unscramble|scramble)(?: the)?(?: (?:order|letters|characters|spelling))?(?: of| in)?(?: the)?(?: letters)?(?: of| in)?`,
      false,
    ],
    [`how (?:do (?:you|i|we)|to|is|would you)(?: correctly)? spel(?:l|t|led)`, true],
    [`spell(?: out)?`, false, "[?.!]|$|letter by letter|aloud|for me"],
    [
      `(?:make|create|form|write|build|find|invent|generate|come up with|give)(?: me)?(?: an?)? (?:acronyms?|initialisms?|acrostics?|backronyms?)(?: poem)? (?:of|for|from|out of|based on)`,
      false,
    ],
    [`anagrams? (?:of|for|from)`, true],
    [`rhym(?:e|es|ing) (?:with|of|for)`, true],
    [`(?:more|less|fewer) letters(?: [a-z]{1,10}){0,3}[,:]?`, true],
    [`(?:of|between)`, false, ",? which (?:one |word )?(?:has|have) (?:more|less|fewer|the most|the fewest) letters"],
    [`which letter does`, true, "(?:start|begin|end|finish)s?"],
    [`which word is (?:longer|shorter),?`, true],
    [
      `(?:of|sort|order|put)`,
      false,
      ",?(?: [a-z]{1,10}){0,2} (?:comes? (?:first|last) )?(?:alphabetically|(?:in|into) alphabetical order)",
    ],
    [`alphabetical order,? which(?: [a-z]{1,10}){0,3},?`, false],
  ],
};
