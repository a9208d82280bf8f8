import type { Language } from "./language.ts";

export const ENGLISH: Language = {
  words: {
    article: "a an the",
    of: "of",
    to: "to",
    in: "in",
    on: "on",
    for: "for",
    by: "by",
    at: "at",
    from: "from",
    with: "with",
    as: "as",
    and: "and",
    or: "or",
    but: "but yet nor",
    preposition:
      "about above across after against along alongside amid among amongst around before behind below beneath beside " +
      "besides between beyond despite during except inside into like near off onto opposite out outside over past per " +
      "plus regarding since through throughout till toward towards under underneath unlike until up upon versus via " +
      "within down",
    be: "is are was were be been being am isn't aren't wasn't weren't",
    have: "has have had having hasn't haven't hadn't",
    do: "does do did doing done doesn't don't didn't",
    modal: "can could may might must shall should will would cannot can't couldn't won't wouldn't shouldn't ought",
    pronoun:
      "he she it they we you i him them us me himself herself itself themselves oneself someone anyone everyone " +
      "something anything everything who whom",
    possessive: "his her its their our your my whose theirs hers",
    demonstrative: "this these those such",
    that: "that",
    which: "which",
    question: "when where how why what whether whatever whichever whenever wherever",
    negation: "not no never none nothing nobody nowhere neither without non hardly barely scarcely",
    quantifier:
      "all every each any some many most much several few both more less least fewer various numerous certain other " +
      "others another enough",
    subordinator: "because although though while if unless than whereas so then thus therefore hence",
    adverb:
      "also however very only just even still often later now here there too usually generally particularly especially " +
      "almost always already again sometimes moreover furthermore nevertheless instead rather quite perhaps indeed " +
      "further ever soon well away back together typically mostly mainly primarily largely currently originally " +
      "eventually finally previously recently",
    number:
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
      "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion " +
      "trillion hundreds thousands millions billions half halves third thirds quarter quarters twice thrice double " +
      "triple quadruple dozen dozens couple pair zero once",
    ordinal: "first second fourth fifth sixth seventh eighth ninth tenth last next final latter former",
    month: "january february march april june july august september october november december",
    day: "monday tuesday wednesday thursday friday saturday sunday",
    time:
      "year years century centuries decade decades day days month months week weeks hour hours minute minutes time " +
      "times period era age ages today",
    verb:
      "said says say made make makes making became become becomes becoming used use uses using called known including " +
      "include includes included began begin begins begun considered found find finds see seen sees saw given give " +
      "gives gave took take takes taken taking led lead leads held hold holds came come comes coming went go goes gone " +
      "going got get gets put set sets left kept keep keeps let lets show shows showed shown wrote written write " +
      "writes work works worked believed believe believes thought think thinks need needs needed seems seem seemed " +
      "remain remains remained provide provides provided allow allows allowed allowing caused cause causes based " +
      "according helped help helps followed following follow follows continued continue continues want wanted wants",
    thing:
      "people number numbers part parts way ways example examples form forms type types kind kinds group groups case " +
      "cases fact result results things place places area areas term terms name names member members order process " +
      "system systems state states world country countries government law laws power",
  },
  always: "must may shall should only unless except instead avoid all every least most",
  negated: /n['’]t$|^(?:cannot|nor)$/u,
  bare: /^(?:an?|the)$/u,
};
