import type { LetterLanguage } from "../letter-language.ts";
import { ONE_LETTER } from "./patterns.ts";

const DUTCH_LETTERS = "(?:letters?|klinkers?|medeklinkers?|lettergrepen)";
const DUTCH_LETTER = `(?:letters? ${ONE_LETTER}|${ONE_LETTER}(?:['’]s)?)`;
export const dutch: LetterLanguage = {
  name: "Dutch",
  signs: [
    "letters?|klinkers?|medeklinkers?|lettergrepen|spel|spell(?:en)?|achterstevoren|achteruit|omgekeerd|rijm\\p{L}*|anagram(?:men)?",
    "palindro(?:om|men)|acroniem(?:en)?|acrosticho[ns]|letterwoord(?:en)?|hoeveel (?:[a-z]['’]?s?|[\"“'‘`][a-z][\"”'’`](?:['’]?s)?)|hoe vaak",
  ],
  articles: "het|de|dit|deze|volgende|elk|beide|engelse|nederlandse",
  nouns: "woord(?:en)?|na(?:am|men)|term(?:en)?|tekenreeks|zin",
  joins: "en|of",
  goesOn: "heeft|hebben|bevat|voor|alsjeblieft|staan|zitten|zit|komt",
  placeholders:
    "het de een dit deze dat die elk elke alle mijn jouw zijn haar ons onze hun uw woord woorden naam namen tekst zin zinnen " +
    "regel regels volgende niet dan welke wat wie hoe als begin eind einde invoer uitvoer",
  spaced: true,
  cues: [
    [
      `hoeveel (?:verschillende )?(?:keer )?(?:${DUTCH_LETTERS}|${DUTCH_LETTER})(?: (?:zitten|zijn|staan|komen|er|voor)){0,3} (?:in|van)`,
      true,
    ],
    [`hoeveel (?:verschillende )?(?:${DUTCH_LETTERS}|${DUTCH_LETTER}) (?:heeft|hebben|bevat|telt)`, true],
    [`hoe vaak (?:komt|staat|zit) (?:de )?${DUTCH_LETTER}(?: voor)? in`, true],
    [`(?:tel|aantal)(?: (?:alle|de|het|aantal|eens)){0,3} (?:${DUTCH_LETTERS}|${DUTCH_LETTER}) (?:in|van)`, true],
    [
      "(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|laatste|middelste|\\d{1,2}e) (?:letter|klinker|medeklinker) (?:in|van)",
      false,
    ],
    ["(?:spel|hoe spel je|hoe schrijf je)", true],
    ["(?:schrijf|zeg|spel|lees|typ)", true, "(?:achterstevoren|achteruit|omgekeerd|letter voor letter)"],
    ["wat is", true, "(?:achterstevoren|omgekeerd)"],
    ["(?:is|zijn|of)", true, "(?:een )?(?:palindroom|palindromen|anagram|anagrammen)"],
    ["anagram(?:men)? (?:van|voor)", true],
    ["rijm(?:t|en|woorden)?(?: er)? (?:op|met)", true],
    ["(?:maak|bedenk|verzin|schrijf)(?: een)? (?:acroniem|letterwoord|acrostichon) (?:van|voor|met|uit)", false],
    ["(?:keer|draai|verwissel) de (?:letters|volgorde van de letters) (?:in|van)", true],
    ["(?:keer|draai)", false, "om(?![\\p{L}])"],
    ["welk woord (?:is langer|is korter|heeft meer letters)[,:]?", true],
  ],
};
