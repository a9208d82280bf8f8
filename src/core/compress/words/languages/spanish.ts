import type { Language } from "./language.ts";

export const SPANISH: Language = {
  words: {
    article: "el la los las un una unos unas lo",
    of: "de del",
    to: "a al",
    in: "en",
    on: "sobre",
    for: "para",
    by: "por",
    at: "ante",
    from: "desde",
    with: "con",
    as: "como",
    and: "y e",
    or: "o u",
    but: "pero sino",
    preposition: "entre hasta hacia contra bajo tras durante según mediante excepto",
    be: "es son era eran fue fueron ser sido siendo está están estaba estaban sea será sería",
    have: "ha han había habían haber hay tiene tienen tenía tenían tener hubo",
    modal: "puede pueden podía podían poder podría podrían debe deben debía debían debería",
    pronoun: "él ella ellos ellas se le les nosotros yo tú usted me te nos sí",
    possessive: "su sus nuestro nuestra mi mis tu cuyo cuya cuyos cuyas suyo",
    demonstrative: "este esta estos estas ese esa esos esas aquel aquella aquellos esto eso tal tales",
    that: "que",
    which: "quien quienes cual cuales",
    question: "cuando cuándo donde dónde cómo cuánto cuántos qué quién cuál",
    negation: "no nunca jamás nada nadie ningún ninguna ninguno ni tampoco sin",
    quantifier:
      "todo toda todos todas cada varios varias muchos muchas mucho más menos algunos algunas alguna algún " +
      "poco pocos otro otra otros otras ambos mayoría sólo solo solamente únicamente mismo misma",
    subordinator: "porque si aunque mientras pues entonces así salvo",
    adverb:
      "también muy aún ya siempre aquí allí luego después además embargo bien casi generalmente especialmente " +
      "principalmente actualmente veces",
    number:
      "uno dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cuarenta cincuenta cien " +
      "ciento mil millón millones mitad medio media doble docena tercio",
    ordinal: "primer primera primero primeros segundo segunda tercer tercera último última",
    month: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    time: "año años siglo siglos día días mes meses tiempo horas",
  },
  always: "debe deben solo sólo solamente todo todos todas cada siempre menos máximo salvo excepto",
};
