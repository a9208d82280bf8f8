// Written by scripts/tune-meaning.ts; do not edit.

/**
 * What is added to the log-odds of a unit for each point of its cosine with the question: the mean of what was best on two
 * halves of the meetings of qmsum. Share of the gold text kept at 256, 512, 1,024 and 2,048 tokens by each on the other
 * half, and there by words alone:
 *   weight 1
 *     qmsum 15.2 26.7 43.0 58.3
 *   by words alone
 *     qmsum 14.7 26.5 42.5 58.1
 *   weight 6
 *     qmsum 16.3 26.7 40.9 57.1
 *   by words alone
 *     qmsum 16.1 27.1 40.5 58.4
 */
export const COSINE_WEIGHT = 3.5;
