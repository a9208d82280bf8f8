/** A length that the prompt itself asks for. */
export interface AskedLength {
  /** Tokens that an answer of that length takes, with room for one that is somewhat over. */
  readonly tokens: number;
  /** `most`: an answer is not longer; `least`: it is not shorter. */
  readonly bound: "most" | "least";
  /** As the prompt says it: "at most 200 words". */
  readonly said: string;
}

/**
 * Tokens of o200k_base in one of these, in English prose. Round figures,
 * the upper ends of what is usual.
 */
const UNIT_TOKENS = {
  word: 1.35,
  sentence: 35,
  paragraph: 150,
  line: 20,
  character: 0.3,
  page: 700,
  "bullet point": 40,
  bullet: 40,
  token: 1,
} as const;

type Unit = keyof typeof UNIT_TOKENS;

/**
 * Models overshoot a length that they are asked for (Ruler), and say a sentence before and after it. Set with care, not
 * learned: only 2 prompts of the lengths data ask for a length.
 */
const OVERSHOOT = 1.5;
const AROUND_IT = 100;
/** More of a prompt is not looked at; an instruction stands at its beginning or its end. */
const LOOKED_AT = 1_200;

const NUMBERS = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
const COUNT = `(\\d{1,6}(?:,\\d{3})?|an?|${NUMBERS.slice(1).join("|")})`;
const UNIT = "(words?|sentences?|paragraphs?|lines?|characters?|pages?|bullet points?|bullets?|tokens?)";
const BEFORE =
  "at most|no more than|not more than|up to|under|below|less than|fewer than|maximum(?: of)?|max|within|limit(?:ed)? to|at least|no fewer than|no less than|more than|minimum(?: of)?|about|around|approximately|roughly|exactly|in|write|(?:answer|summary|essay|story|text|article|poem|response|reply|letter|post|description) of";
const ASKED = new RegExp(
  `\\b(${BEFORE})\\s{1,3}(?:an? |the |just |only |exactly |about |around |at most )?${COUNT}(?:\\s?(?:-|to|or)\\s?${COUNT})?[\\s-]{1,3}(?:short |single |long |simple )?${UNIT}\\b( or (?:less|fewer|more))?`,
  "g",
);
/** Said without "at most": one word or line of something is mostly not the answer's length. */
const LOOSE = /(?:in|of|write)$/;
/** Words of a sentence that speaks of the answer, and not of something else that has a length. */
const OF_ANSWER =
  /\b(?:answers?|respond|responses?|reply|replies|write|explain|summari[sz]e|summary|describe|tell|give|keep|limit|your|list|define|say|output|essay|story|article|poem|letter|post|text)\b/;
const LONGEST_SENTENCE = 200;
const LEAST = /^(?:at least|no (?:fewer|less) than|more than|minimum)/;

/** The length that a prompt asks for, the shortest where it names several; English words. */
export function askedLength(prompt: string): AskedLength | undefined {
  const half = LOOKED_AT / 2;
  const text = prompt.length > LOOKED_AT ? `${prompt.slice(0, half)}\n${prompt.slice(-half)}` : prompt;
  let best: AskedLength | undefined;
  for (const match of text.toLowerCase().matchAll(ASKED)) {
    const [said, before, first, second, plural, after] = match;
    if (!speaksOfAnswer(text, match.index, said.length)) continue;
    const count = numberOf(second ?? first!);
    const unit = plural!.replace(/s$/, "") as Unit;
    if (count === 0 || (LOOSE.test(before!) && count === 1 && first !== "one")) continue;
    const bound = LEAST.test(before!) || after === " or more" ? "least" : "most";
    const tokens = Math.ceil(count * UNIT_TOKENS[unit] * (bound === "most" ? OVERSHOOT : 2)) + AROUND_IT;
    const own = { tokens, bound, said: said.trim() } as const;
    if (best === undefined || (best.bound === bound ? tokens < best.tokens : bound === "most")) best = own;
  }
  return best;
}

/** The sentence around what was said names the answer, or begins with the length. */
function speaksOfAnswer(text: string, at: number, length: number): boolean {
  const before = text
    .slice(Math.max(0, at - LONGEST_SENTENCE), at)
    .split(/[.!?\n]/)
    .at(-1)!;
  const after = text.slice(at, at + length + LONGEST_SENTENCE).split(/[.!?\n]/, 1)[0]!;
  return before.trim() === "" || OF_ANSWER.test(`${before}${after}`.toLowerCase());
}

function numberOf(said: string): number {
  if (said === "a" || said === "an") return 1;
  const named = NUMBERS.indexOf(said);
  return named === -1 ? Number(said.replaceAll(",", "")) : named;
}
