import type { Language } from "./language.ts";

export const ITALIAN: Language = {
  words: {
    article: "il lo la i gli le un uno una",
    of: "di del dello della dei degli delle",
    to: "a al allo alla ai agli alle",
    in: "in nel nello nella nei negli nelle",
    on: "su sul sulla sui sulle",
    for: "per",
    by: "da dal dalla dai dalle",
    with: "con",
    as: "come",
    and: "e ed",
    or: "o oppure",
    but: "ma però",
    preposition: "tra fra sotto sopra verso contro durante secondo presso dopo prima",
    be: "è sono era erano fu furono essere stato stata stati state sia",
    have: "ha hanno aveva avevano avere ebbe",
    modal: "può possono poteva potrebbe deve devono doveva dovrebbe",
    pronoun: "egli lui lei loro essi si ci vi ne io noi",
    possessive: "suo sua suoi sue nostro",
    demonstrative: "questo questa questi queste quello quella quelli quelle",
    that: "che",
    which: "cui quale quali chi",
    question: "quando dove perché quanto",
    negation: "non né mai niente nulla nessuno nessuna senza no",
    quantifier:
      "tutto tutta tutti tutte ogni molti molte molto più meno alcuni alcune pochi altro altri altre entrambi " +
      "solo soltanto",
    subordinator: "se mentre poiché quindi",
    adverb: "anche ancora già sempre qui poi inoltre tuttavia circa",
    number:
      "due tre quattro cinque sei sette otto nove dieci dodici venti cento mille milioni milione miliardi metà " +
      "mezzo doppio dozzina",
    ordinal: "primo seconda terzo ultimo",
    month: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    time: "anno anni secolo giorno giorni mesi",
  },
  elided: /^(?:l|d|c|un|dell|all|nell|sull|dall|quell|quest)['’](?=\p{L})/u,
  always: "deve devono solo soltanto tutti tutte ogni sempre almeno massimo tranne eccetto",
};
