import type { LetterLanguage } from "../letter-language.ts";
import { ONE_LETTER } from "./patterns.ts";

const POLISH_LETTERS = "(?:liter\\p{L}?|samogłosek|samogłoski|spółgłosek|spółgłoski|sylab|sylaby)";
const POLISH_LETTER = `(?:liter[aęy]? ${ONE_LETTER}|${ONE_LETTER})`;
export const polish: LetterLanguage = {
  name: "Polish",
  signs: [
    "liter\\p{L}?|samogłos\\p{L}*|spółgłos\\p{L}*|sylab\\p{L}?|przeliteruj\\p{L}*|literuj\\p{L}*|literować|od tyłu|wspak|rym\\p{L}*|anagram\\p{L}*",
    "palindrom\\p{L}*|akronim\\p{L}*|skrótowiec|akrostych\\p{L}*|ile (?:[a-z]|[\"„”'‘`][a-z][\"”'’`])|ile razy|słowo jest",
  ],
  articles: "tym|tego|to|te|tych|następując\\p{L}{1,3}|każdym|podan\\p{L}{1,3}",
  nouns: "słow\\p{L}{1,3}|słów|wyraz\\p{L}{0,3}|nazw\\p{L}{1,2}|imieni\\p{L}{1,2}|zdani\\p{L}{1,2}",
  joins: "i|oraz|lub|albo|czy",
  goesOn: "ma|mają|zawiera|jest|są|proszę",
  placeholders:
    "ten tym tego tej tych jest każdy każdym każdej mój moje twoje swoje nasze wszystkie słowo słowa słowie słów wyraz wyrazie " +
    "nazwa imię tekst tekście zdanie zdaniu następujących podanym nie jak kto które która który początek koniec wejście",
  spaced: true,
  cues: [
    [
      `ile (?:jest )?(?:razy )?(?:${POLISH_LETTERS}|${POLISH_LETTER})(?: (?:jest|występuje|znajduje|pojawia|się)){0,3} (?:w|we|z)`,
      true,
    ],
    [`ile (?:${POLISH_LETTERS}|${POLISH_LETTER}) (?:ma|mają|zawiera)`, true],
    [`ile razy (?:występuje|pojawia się|jest) ${POLISH_LETTER} (?:w|we)`, true],
    [
      `(?:policz|zlicz|liczba|liczbę)(?: (?:wszystkie|ile|liczbę)){0,2} (?:${POLISH_LETTERS}|${POLISH_LETTER})(?: jest)? (?:w|we)`,
      true,
    ],
    [
      "(?:pierwsz|drug|trzeci|czwart|piąt|szóst|siódm|ósm|dziewiąt|dziesiąt|ostatni)(?:a|ą|ej|ia|ią|iej) (?:litera|literę|litery|samogłoska|spółgłoska) (?:w|we|z)?",
      false,
    ],
    ["(?:przeliteruj|literuj|jak się literuje)", true],
    ["(?:napisz|zapisz|przeczytaj|podaj|przeliteruj)", true, "(?:od tyłu|wspak|litera po literze)"],
    ["jak (?:brzmi|wygląda|napisać|zapisać|będzie|się pisze)", true, "(?:od tyłu|wspak)"],
    ["(?:czy|słowo|słowa)", true, "(?:to |jest |są |to są )?(?:palindrom\\p{L}*|anagram\\p{L}*)"],
    ["anagram\\p{L}{0,3} (?:dla|od|do|z)", true],
    ["rym(?:uje|ują|ujące|ujących|y|ów)?(?: się)? (?:z|ze|do)", true],
    ["(?:utwórz|stwórz|wymyśl|ułóż|napisz|zrób) (?:akronim|skrótowiec|akrostych) (?:z|ze|od|dla|do)", false],
    ["(?:odwróć|przestaw|zmień)(?: kolejność)? liter[y]? (?:w|we)?", false],
    ["(?:odwróć)", false],
    ["które słowo (?:jest dłuższe|jest krótsze|ma więcej liter)[ ,:]{0,2}", true],
  ],
};
