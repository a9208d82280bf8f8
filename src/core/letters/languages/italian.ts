import type { LetterLanguage } from "../letter-language.ts";
import { ONE_LETTER } from "./patterns.ts";

const ITALIAN_LETTERS = "(?:letter[ae]|vocal[ei]|consonant[ei]|sillab[ae])";
const ITALIAN_LETTER = `(?:(?:la )?letter[ae] ${ONE_LETTER}|${ONE_LETTER})`;
export const italian: LetterLanguage = {
  name: "Italian",
  signs: [
    "letter[ae]|vocal[ei]|consonant[ei]|sillab[ae]|sillaba\\p{L}*|compita\\p{L}*|al contrario|a rovescio|all['’]indietro|rim(?:a|ano|ino)|anagramm[ai]",
    "palindrom[aieo]|acronim[oi]|acrostic(?:o|i)|quant[ei] (?:[a-z]|[\"“«'‘`][a-z][\"”»'’`])|quante volte|parola è|spelling",
  ],
  articles: "il|lo|la|i|gli|le|l['’]|questa|queste|questo|seguent[ei]|ogni",
  nouns: "parol[ae]|nom[ei]|termin[ei]|stringa|stringhe|fras[ei]",
  behindNoun: "seguent[ei]",
  joins: "e|ed|o",
  goesOn: "ha|hanno|contiene|contengono|ci|per|compare",
  placeholders:
    "una uno gli questo questa queste questi ogni mio mia tuo tua suo sua nostro nostra vostro tutte tutti tutto parola parole " +
    "nome nomi testo frase frasi riga righe seguente seguenti più che chi quale come inizio fine ingresso uscita non italiano inglese",
  spaced: true,
  cues: [
    [
      `quant[ei] (?:volte )?(?:${ITALIAN_LETTERS}|${ITALIAN_LETTER})(?: (?:ci sono|compaiono|compare|sono|diverse|si trovano|appare)){0,3} (?:in|nella|nel|nelle|nei|nello|della|del|di)`,
      true,
    ],
    [`quant[ei] (?:${ITALIAN_LETTERS}|${ITALIAN_LETTER}) (?:ha|hanno|contiene|contengono)`, true],
    [`quante volte (?:compare|appare|c['’]è|si trova|ricorre) ${ITALIAN_LETTER} (?:in|nella|nel)`, true],
    [
      `(?:conta|contare|conti|numero)(?: (?:il|le|la|tutte|numero|di|delle)){0,4} (?:${ITALIAN_LETTERS}|${ITALIAN_LETTER}) (?:in|nella|nel|nelle|di|della|del)`,
      true,
    ],
    [
      "(?:prima|seconda|terza|quarta|quinta|sesta|settima|ottava|nona|decima|ultima|\\d{1,2}[ªa]) (?:lettera|vocale|consonante) (?:di|della|del|in|nella)",
      false,
    ],
    ["(?:compita|sillaba|fai lo spelling di|fammi lo spelling di|come si scrive)", true],
    [
      "(?:scrivi|scriva|scrivere|di['’]|leggi|compita)",
      true,
      "(?:al contrario|a rovescio|all['’]indietro|lettera per lettera)",
    ],
    ["(?:come si (?:scrive|legge|dice)|cos['’]è)", true, "(?:al contrario|a rovescio|all['’]indietro)"],
    [
      "(?:è|sono|se|parola|parole)",
      true,
      "(?:(?:è|sono) )?(?:una? |un['’])?(?:palindrom[aieo]|anagramm[ai]|pangramm[ai])",
    ],
    ["anagramm[ai] (?:di|della|del|per|con)", true],
    ["rim(?:a|ano|ino|are) con", true],
    [
      "(?:crea|creare|crei|fai|fare|inventa|scrivi|genera|forma|trova)(?: un| degli)? (?:acronim[oi]|acrostic(?:o|i)) (?:di|della|del|per|con|da|dalle|a partire da)",
      false,
    ],
    ["(?:inverti|invertire|mescola|riordina)(?: l['’]ordine delle| le) lettere (?:di|della|del|in)", true],
    ["quale parola (?:è più lunga|è più corta|ha più lettere)[ ,:]{0,2}", true],
  ],
};
