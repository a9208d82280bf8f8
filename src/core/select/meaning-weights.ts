// Written by scripts/tune-meaning.ts; do not edit.

/**
 * What is added to the log-odds of a unit for each point of its cosine with the question: the mean of what was best on two
 * halves of the documents of the evaluation sets. Share of the gold text or of the answers kept at 256, 512, 1,024 and
 * 2,048 tokens by each on the other half, and there by words alone:
 *   weight 4
 *     chroma 87.5 94.3 97.1 98.4
 *     squad2 96.0 98.0 99.0 99.5
 *     nq20 94.7 97.3 98.0 100.0
 *     hotpot100 75.1 88.4 97.9 100.0
 *     qmsum 14.6 24.5 38.3 55.0
 *   by words alone
 *     chroma 86.6 94.2 97.3 98.4
 *     squad2 97.5 98.0 99.0 99.0
 *     nq20 93.3 95.3 97.7 99.0
 *     hotpot100 75.0 87.7 97.9 100.0
 *     qmsum 14.1 24.8 39.4 55.4
 *   weight 6
 *     chroma 78.9 90.4 96.6 99.6
 *     squad2 97.9 99.6 100.0 100.0
 *     nq20 95.0 98.7 99.7 100.0
 *     hotpot100 86.9 88.8 100.0 100.0
 *     qmsum 14.6 22.6 35.5 51.1
 *   by words alone
 *     chroma 78.0 88.0 96.4 99.5
 *     squad2 96.1 98.9 99.6 100.0
 *     nq20 92.3 96.0 98.3 99.7
 *     hotpot100 88.1 89.8 96.2 100.0
 *     qmsum 15.3 24.2 36.6 52.8
 */
export const COSINE_WEIGHT = 5;
