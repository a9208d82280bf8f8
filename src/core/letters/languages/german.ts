import type { LetterLanguage } from "../letter-language.ts";
import { ONE_LETTER } from "./patterns.ts";

const GERMAN_LETTERS = "(?:Buchstaben?|Vokalen?|Vokale|Konsonanten?|Silben?|Selbstlauten?|Mitlauten?)";
const GERMAN_LETTER = `(?:Buchstaben? ${ONE_LETTER}|${ONE_LETTER}s?)`;
export const german: LetterLanguage = {
  name: "German",
  signs: [
    "Buchstaben?|Vokalen?|Konsonanten?|Silben?|Selbstlaute|Mitlaute|buchstabier\\p{L}*|rückwärts|umgekehrt|von hinten",
    "reim\\p{L}*|Anagramme?|Palindrome?|Akronyme?|Akrosticho[ns]|wie ?viele (?:[a-zäöüß]|[\"„“'‘`][a-zäöüß][\"“”'’`]s?)|wie oft",
  ],
  articles: "das|dem|den|der|die|des|diese[mnrs]?|folgende[mnrs]?|jedes|beide[nr]?|deutsche[ns]?|englische[ns]?",
  nouns: "Wort(?:es|e)?|Wörtern?|Namen?s?|Begriffe?s?|Zeichenkette|Satz(?:es)?|Ausdrucks?",
  joins: "und|oder|sowie",
  goesOn: "hat|haben|vor|bitte|enthält|enthalten|gibt|sind|ist|kommt|vorkommen|stecken",
  placeholders:
    "das dem den der die des ein eine einem einen einer dieser diesem diesen dieses deinen deinem deine meinen meinem meine " +
    "seinen ihren unserem unseren wort wörter wörtern name namen text texte satz sätze zeile zeilen jedem jeder alle allen " +
    "folgende folgenden nicht bitte dann welche welchem welcher was wer wie wenn anfang ende eingabe ausgabe diesen",
  spaced: true,
  cues: [
    [
      `wie ?viele (?:verschiedene )?(?:${GERMAN_LETTERS}|${GERMAN_LETTER})(?:[- ]?mal)?(?: (?:sind|gibt|es|kommen|stehen|stecken|enthalten|befinden|sich)){0,3} (?:in|im|von|bei)`,
      true,
    ],
    [
      `wie ?viele (?:verschiedene )?(?:${GERMAN_LETTERS}|${GERMAN_LETTER}) (?:hat|haben|enthält|besitzt|stecken in)`,
      true,
    ],
    [`wie oft (?:kommt|steht|erscheint|taucht|ist) (?:der |das )?${GERMAN_LETTER}(?: auf)? (?:in|im)`, true],
    [`wie oft (?:enthält|hat)`, true, `(?:den |das )?${GERMAN_LETTER}`],
    [
      `(?:zähl(?:e|en|t)?|Anzahl|Häufigkeit)(?: (?:mir|bitte|Sie|alle|die|der|aller|des|das|wie oft|Anzahl)){0,4} (?:${GERMAN_LETTERS}|${GERMAN_LETTER}) (?:in|im|von|des)`,
      true,
    ],
    [
      `(?:erste|zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte|letzte|mittlere|\\d{1,2}\\.)[rnms]? (?:Buchstaben?|Vokale?|Konsonanten?) (?:in|im|von|des|der)`,
      false,
    ],
    ["buchstabier(?:e|en|t|st)?(?: (?:Sie|du|man|mir|mal|bitte)){0,3}", true],
    [
      "(?:schreib(?:e|en|t)?|sag(?:e|en)?|lies|drucke?|gib|nenne)(?: (?:Sie|mir|bitte)){0,2}",
      true,
      "(?:bitte )?(?:rückwärts|von hinten|Buchstabe für Buchstabe)",
    ],
    [
      "(?:was|wie)(?: (?:ist|lautet|heißt|ergibt|schreibt man|liest man|buchstabiert man)){1,2}",
      true,
      "rückwärts|von hinten",
    ],
    ["(?:ist|sind|ob)", true, "(?:ein |eine |beides )?(?:Palindrome?|Anagramme?|Isogramme?|Pangramme?)"],
    ["Anagramme? (?:von|für|zu|aus)", true],
    ["reim(?:t|e|en|wörter|wort)(?: (?:sich|man)){0,2} (?:auf|mit|zu)", true],
    [
      "(?:bilde|bilden|erstelle|erstellen|mach|mache|schreibe|finde|erfinde|generiere)(?: (?:Sie|mir|bitte)){0,2}(?: eine?n?)? (?:Akronyme?|Akrostichon|Akronym-Gedicht|Backronyme?) (?:aus|für|von|zu|mit)",
      false,
    ],
    [
      "(?:kehre|drehe|vertausche|mische|sortiere|ordne)(?: (?:Sie|mir|bitte)){0,2} die (?:Buchstaben|Reihenfolge der Buchstaben) (?:in|im|von|des)",
      true,
    ],
    ["(?:kehre|drehe)(?: bitte)?", false, "um(?![\\p{L}])"],
    ["welches Wort (?:ist länger|ist kürzer|hat mehr Buchstaben|hat weniger Buchstaben)[,:]?", true],
  ],
};
