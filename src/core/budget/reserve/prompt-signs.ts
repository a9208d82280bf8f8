/** What a request looks like, as far as it says how long its answer will be; each from 0 to 1. English words alone. */
export const PROMPT_SIGNS = [
  "length",
  "very short",
  "asks a fact",
  "asks yes or no",
  "story or essay",
  "poem or song",
  "letter or post",
  "guide or plan",
  "one item",
  "class or choice",
  "summary",
  "brings material",
  "detailed",
] as const;

export type PromptSign = (typeof PROMPT_SIGNS)[number];

/** More of a prompt than this is not read for signs: what is asked stands at its beginning or its end. */
const MOST_READ = 2_000;
/** Characters up to which a request is very short. */
const VERY_SHORT = 50;

const PATTERNS: Readonly<Record<Exclude<PromptSign, "length" | "very short">, RegExp>> = {
  "asks a fact":
    /(?:^|[.?!\n]\s{0,3})(?:who|what(?:'s| is| are| was| were)|when|where|which|how (?:many|much|old|far|long|tall|big))\b/,
  "asks yes or no":
    /(?:^|[.?!\n]\s{0,3})(?:is|are|was|were|do|does|did|can|could|has|have|will|would|should)\s(?!you\b|someone\b|anyone\b)/,
  "story or essay":
    /\b(?:story|stories|essay|article|blog|speech|script|scene|chapter|novel|dialogue|screenplay|report|review|proposal)\b/,
  "poem or song": /\b(?:poem|song|lyrics|rap|haiku|limerick|sonnet|verse|rhyme|ballad|joke)\b/,
  "letter or post":
    /\b(?:e-?mail|letter|post|message|tweet|caption|announcement|note|reply|advert(?:isement)?|job description)\b/,
  "guide or plan":
    /\b(?:guide|plan|recipes?|cook|bake|steps|step[- ]by[- ]step|instructions|itinerary|schedule|strategy|course|tutorial|lesson|workout|outline)\b/,
  "one item":
    /\b(?:title|headline|slogan|tagline|the name of|one word|a word|one sentence|a sentence|single|a synonym|rhymes with|find out what|guess)\b/,
  "class or choice":
    /\b(?:classify|categori[sz]e|determine|identify|choose|select|rate|decide|detect|label|true or false|yes or no|sentiment|whether|multiple choice|correct answer)\b/,
  summary: /\b(?:summar(?:y|ies|i[sz]e)|tl;?dr|condense|key points|main (?:idea|points)|synopsis)\b/,
  "brings material": /\n[ \t]{0,8}\n|:[ \t]{0,8}\n|["“][^"”\n]{80}/,
  detailed: /\b(?:detail(?:s|ed)?|comprehensive|thorough(?:ly)?|in[- ]depth|long|extensive|elaborate)\b/,
};

/** The signs of a prompt, in the order of PROMPT_SIGNS. */
export function promptSigns(prompt: string): number[] {
  const text = prompt.trim();
  const half = MOST_READ / 2;
  const read = text.length > MOST_READ ? `${text.slice(0, half)}\n${text.slice(-half)}` : text;
  const lower = read.toLowerCase();
  return PROMPT_SIGNS.map((sign) => {
    if (sign === "length") return Math.log(read.length + 1) / Math.log(MOST_READ + 2);
    if (sign === "very short") return text.length <= VERY_SHORT ? 1 : 0;
    return PATTERNS[sign].test(lower) ? 1 : 0;
  });
}
