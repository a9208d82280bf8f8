import type { Language } from "./language.ts";

export const FRENCH: Language = {
  words: {
    article: "le la les un une",
    of: "de du des",
    to: "à au aux",
    in: "en dans",
    on: "sur",
    for: "pour",
    by: "par",
    at: "chez",
    from: "depuis dès",
    with: "avec",
    as: "comme",
    and: "et",
    or: "ou",
    but: "mais",
    preposition: "sous entre vers contre avant après pendant durant selon parmi malgré jusque hors outre lors",
    be: "est sont était étaient fut furent être été sera seront soit serait étant",
    have: "a ont avait avaient avoir eu ayant aura aurait",
    modal:
      "peut peuvent pouvait pouvaient pouvoir doit doivent devait devaient devoir pourrait pourraient devrait " +
      "devraient faut",
    pronoun: "il elle ils elles on nous vous je tu se lui leur eux y me te moi celui celle ceux celles",
    possessive: "son sa ses leurs notre nos votre mon ma mes",
    demonstrative: "ce cet cette ces cela ceci ça",
    that: "que",
    which: "qui dont lequel laquelle lesquels lesquelles quoi quel quelle quels quelles auquel duquel",
    question: "quand où comment pourquoi combien",
    negation: "ne pas non ni jamais rien aucun aucune personne sans guère nul nulle",
    quantifier:
      "tout toute tous toutes chaque plusieurs quelques beaucoup plus moins certains certaines peu autre " +
      "autres seul seule seulement uniquement environ même mêmes",
    subordinator: "parce car si lorsque puisque tandis afin donc ainsi sauf quoique",
    adverb:
      "aussi très encore déjà toujours souvent ici là alors puis ensuite également notamment cependant " +
      "toutefois bien surtout généralement parfois presque enfin",
    number:
      "deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante cinquante cent cents " +
      "mille million millions milliard milliards demi moitié tiers quart double douzaine",
    ordinal: "premier première premiers premières deuxième second seconde troisième dernier dernière",
    month: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    time: "an ans année années siècle siècles jour jours mois temps heures",
  },
  elided: /^(?:l|d|qu|n|s|j|m|t|c|jusqu|lorsqu|puisqu|quelqu)['’](?=\p{L})/u,
  negated: /^n['’]\p{L}/u,
  always: "doit doivent devez faut seulement uniquement tous toutes tout chaque toujours moins sauf",
};
