/**
 * A stretch that is sent in one request has at most about so many tokens: what a small local model keeps in view. With a
 * question it is shorter, since the local plan tells for each what it is worth.
 */
export const MOST_TOKENS_A_STRETCH = { asked: 300, unasked: 1200 };
/** A shorter one has nothing to gain from a rewrite. */
export const FEWEST_TOKENS_A_STRETCH = 40;

/** How often a model is told why its answer was refused, and asked again. */
export const MOST_RETRIES = 2;

/** An answer longer than this many characters, or this many times its text, is not looked at. */
export const LONGEST_ANSWER = { characters: 20_000, times: 8 };

/** Reasons told to the model and to a person; what is beyond is counted. */
export const MOST_REASONS = 8;
