import type { LetterLanguage } from "../letter-language.ts";
import { ONE_LETTER } from "./patterns.ts";

const SPANISH_LETTERS = "(?:letras?|vocales?|consonantes?|sílabas?)";
const SPANISH_LETTER = `(?:(?:la )?letras? ${ONE_LETTER}|${ONE_LETTER})`;
export const spanish: LetterLanguage = {
  name: "Spanish",
  signs: [
    "letras?|vocal(?:es)?|consonantes?|sílabas?|deletre\\p{L}*|al revés|hacia atrás|riman?|anagramas?|palíndromos?|acrónimos?|acrósticos?|siglas?",
    "cuánt[ao]s (?:[a-z]|[\"“«'‘`][a-z][\"”»'’`])(?:es|s)?|cuántas veces|palabra es",
  ],
  articles: "el|la|los|las|del|esta|estas|este|estos|siguientes?|cada",
  nouns: "palabras?|nombres?|términos?|cadenas?|frases?",
  behindNoun: "siguientes?",
  joins: "y|e|o",
  goesOn: "tiene|tienen|contiene|hay|por|aparece",
  placeholders:
    "los las una uno este esta estas estos ese esa cada mis tus sus nuestro nuestra todas todos todo palabra palabras nombre " +
    "nombres texto frase frases línea líneas siguiente siguientes más qué que quién cuál cómo inicio final entrada salida pero para español inglés",
  spaced: true,
  cues: [
    [
      `cuánt[ao]s (?:veces )?(?:${SPANISH_LETTERS}|${SPANISH_LETTER}(?:es|s)?)(?: (?:hay|aparecen?|están?|diferentes|distintas|se encuentran?)){0,3} (?:en|de)`,
      true,
    ],
    [`cuánt[ao]s (?:${SPANISH_LETTERS}|${SPANISH_LETTER}) (?:tiene|tienen|contiene|hay en)`, true],
    [`cuántas veces (?:aparece|está|sale|se repite|hay) ${SPANISH_LETTER} en`, true],
    [
      `(?:cuent[ae]n?|contar|número|cantidad)(?: (?:el|la|las|los|todas|número|de)){0,4} (?:${SPANISH_LETTERS}|${SPANISH_LETTER}) (?:en|de|que hay en)`,
      true,
    ],
    [`(?:${SPANISH_LETTERS}) (?:hay|tiene) en`, false],
    [
      "(?:primera|segunda|tercera|cuarta|quinta|sexta|séptima|octava|novena|décima|última|\\d{1,2}[ªa]) (?:letra|vocal|consonante)s? (?:de|del|en)",
      false,
    ],
    ["(?:deletrea|deletree|deletrear|deletréame|cómo se deletrea)", true],
    [
      "(?:escrib[ea]|escribir|di|lee|deletrea|pon)",
      true,
      "(?:al revés|hacia atrás|letra por letra|de atrás (?:hacia|para) (?:adelante|delante))",
    ],
    ["(?:cómo se (?:escribe|lee|dice)|qué es)", true, "(?:al revés|hacia atrás)"],
    ["(?:es|son|si)", true, "(?:(?:es|son) )?(?:un |una )?(?:palíndromos?|anagramas?|pangramas?)"],
    ["anagramas? (?:de|del|para|con)", true],
    ["rim(?:a|an|e|en|ar) con", true],
    [
      "(?:crea|cree|crear|haz|haga|hacer|inventa|invente|escribe|genera|genere|forma|busca|dame)(?: una?| unos)? (?:acrónimos?|acrósticos?|siglas?) (?:de|del|para|con|a partir de)",
      false,
    ],
    ["(?:invierte|invertir|invierta|mezcla|desordena|ordena)(?: el orden de)? las letras (?:de|del|en)", true],
    ["qué palabra (?:es más larga|es más corta|tiene más letras|tiene menos letras)[ ,:]{0,2}", true],
  ],
};
