import type { Language } from "./language.ts";

/** Particles and endings are written together with their words, so that few words can be listed. */
export const KOREAN: Language = {
  script: /\p{Script=Hangul}/u,
  words: {
    and: "그리고 및 또한",
    or: "또는 혹은",
    but: "그러나 하지만",
    preposition: "위해 대한 대해 통해 따라 의해 관한 사이 이후 이전 동안",
    be: "있다 있는 있었다 이다 된다 되었다 되는 했다 하는 한다",
    pronoun: "그 그는 그녀 그녀는 그들 그들은 이는 우리",
    demonstrative: "이 저 이러한 그러한",
    negation: "안 못 없이",
    quantifier: "모든 각 많은 더 가장 다른 여러 일부",
    adverb: "매우 더욱 이미 아직 함께 특히",
    number: "하나 둘 셋 한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 백 천 만 절반 반 쌍",
    ordinal: "첫 첫째 둘째 마지막",
    time: "년 해 월 일 세기",
  },
  always: "모든 각 반드시 오직 항상 적어도 제외",
  negated: /^(?:않|없|아니|못|말)|지\s?(?:않|마)|(?:않|없)(?:다|고|는|은|았|었)/u,
};
