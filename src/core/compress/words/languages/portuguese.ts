import type { Language } from "./language.ts";

export const PORTUGUESE: Language = {
  words: {
    article: "o a os as um uma uns umas",
    of: "de do da dos das",
    to: "ao à aos às",
    in: "em no na nos nas",
    on: "sobre",
    for: "para",
    by: "por pelo pela pelos pelas",
    from: "desde",
    with: "com",
    as: "como",
    and: "e",
    or: "ou",
    but: "mas porém",
    preposition: "entre até contra sob após durante segundo",
    be: "é são era eram foi foram ser sido está estão estava",
    have: "tem têm tinha ter há havia",
    modal: "pode podem podia poderia deve devem devia",
    pronoun: "ele ela eles elas se lhe eu nós você",
    possessive: "seu sua seus suas nosso",
    demonstrative: "este esta esse essa aquele isso isto",
    that: "que",
    which: "qual quem cujo cuja",
    question: "quando onde porque quanto",
    negation: "não nunca nada ninguém nenhum nenhuma nem sem jamais",
    quantifier:
      "todo toda todos todas cada muitos muitas mais menos alguns algumas poucos outro outros outras ambos só " +
      "apenas somente",
    subordinator: "embora enquanto então assim",
    adverb: "também muito ainda já sempre aqui depois",
    number:
      "dois duas três quatro cinco seis sete oito nove dez doze vinte cem mil milhão milhões metade meio dobro " +
      "dúzia",
    ordinal: "primeiro primeira terceiro último",
  },
  always: "deve devem só apenas somente todos todas cada sempre menos máximo exceto salvo",
};
