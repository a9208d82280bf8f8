import type { Language } from "./language.ts";

export const GERMAN: Language = {
  words: {
    article: "der die das den dem des ein eine einen einem einer eines",
    of: "von vom",
    to: "zu zum zur",
    in: "in im ins",
    on: "auf",
    for: "für",
    by: "durch",
    at: "an am bei beim",
    from: "aus ab",
    with: "mit",
    as: "als wie",
    and: "und sowie",
    or: "oder",
    but: "aber jedoch sondern doch",
    preposition:
      "nach über unter vor hinter neben zwischen gegen um bis seit während wegen trotz innerhalb außerhalb " +
      "entlang laut gegenüber je pro via",
    be: "ist sind war waren wurde wurden wird werden worden geworden sein gewesen sei wäre bin bist",
    have: "hat haben hatte hatten gehabt hätte habe",
    modal:
      "kann können konnte konnten muss müssen musste mussten soll sollen sollte sollten darf dürfen durfte " +
      "will wollen wollte wollten mag möchte könnte könnten würde würden",
    pronoun: "er sie es wir ihr ich man sich ihn ihm ihnen uns mich mir dich dir einander",
    possessive: "seine seinen seinem seiner seines ihre ihren ihrem ihrer ihres unser unsere mein meine dessen deren",
    demonstrative: "dieser diese dieses diesen diesem jener jene jenes solche solcher solchen derselben denselben",
    that: "dass daß",
    which: "welche welcher welches welchen was wer wem wen",
    question: "wann wo warum wieso ob wohin woher wofür",
    negation: "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand weder ohne nein",
    quantifier:
      "alle allen aller alles jede jeder jedes jeden jedem viele vielen viel mehr meisten mehrere mehreren " +
      "einige einigen wenige wenigen weniger beide beiden etwa rund nur mindestens höchstens andere anderen " +
      "anderer",
    subordinator:
      "weil da obwohl wenn falls damit sodass indem bevor nachdem sobald solange dann also daher deshalb somit " +
      "außer",
    adverb:
      "auch sehr schon immer oft hier dort so nun jetzt bereits dabei dazu daran darauf darin davon dafür " +
      "dagegen zwar wieder heute später insbesondere besonders allerdings außerdem selbst eher meist meistens " +
      "häufig ebenfalls zunächst",
    number:
      "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig hundert " +
      "tausend million millionen milliarde milliarden halb hälfte drittel viertel doppelt dutzend paar",
    ordinal: "erste ersten erster erstes zweite zweiten dritte dritten letzte letzten",
    month: "januar februar märz april mai juni juli august september oktober november dezember",
    time: "jahr jahre jahren jahrhundert jahrhunderts tag tage monat monate zeit stunden minuten",
  },
  capitalNouns: true,
  always:
    "muss müssen musst darf dürfen soll sollen nur alle allen jeder jede jedes jeden immer mindestens " +
    "höchstens außer sofern",
};
