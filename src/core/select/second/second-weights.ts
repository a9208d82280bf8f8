// Written by scripts/tune-select.ts; do not edit.

/**
 * How much each feature of the second ranking counts: the mean of two trainings, each on half of the documents of the
 * evaluation sets. Share of the gold text or of the answers kept at 256, 512, 1,024 and 2,048 tokens by each on the other
 * half, and there by the first ranking alone:
 *   second ranking
 *     chroma 91.1 96.2 97.7 98.3
 *     squad2 96.6 99.0 99.3 99.3
 *     nq20 94.7 98.0 99.3 100.0
 *     hotpot100 73.8 90.1 97.1 100.0
 *   first ranking
 *     chroma 86.6 94.2 97.3 98.4
 *     squad2 97.3 98.0 99.0 99.3
 *     nq20 92.7 95.4 96.7 98.7
 *     hotpot100 75.0 87.7 97.9 100.0
 *   second ranking
 *     chroma 80.0 90.6 97.3 99.4
 *     squad2 98.3 99.8 99.8 100.0
 *     nq20 98.6 99.3 100.0 100.0
 *     hotpot100 88.4 91.0 100.0 100.0
 *   first ranking
 *     chroma 78.0 88.0 96.4 99.5
 *     squad2 96.3 99.3 99.8 100.0
 *     nq20 92.8 96.4 98.6 100.0
 *     hotpot100 88.1 89.8 96.2 100.0
 */
export const SECOND: readonly number[] = [
  0.772, 0.238, 0.161, 0.509, 0.026, -0.061, -0.064, -0.012, 0.275, 0.097, 0.227, -0.108, 0.596, 0.588, 0.279, -0.09,
  -0.071, 0.937, 1.514, 1.385, 0.902, 0.107, -0.445, 0.128, -0.043, 0.11, -0.111, -0.048, 0.345, 0.762, 0.447, 0.512,
  -0.075, 0.555, -0.105, 1.019, 0.425, 0.081, 0.271, 0.481, 1.318, 0.942, -0.978, 0.119,
];
