// Trained as scripts/tune-select.ts does, on cosines of windows joined by blanks; that script writes this file anew.

/**
 * How much each feature of the second ranking counts: the mean of two trainings, each on half of the documents of the
 * evaluation sets. Share of the gold text or of the answers kept at 256, 512, 1,024 and 2,048 tokens by each on the other
 * half, and there by the first ranking alone:
 *   second ranking
 *     chroma 85.3 93.5 96.5 98.4
 *     squad2 93.9 95.9 99.0 99.0
 *     nq20 97.1 97.1 97.1 100.0
 *     hotpot100 77.9 92.7 97.1 100.0
 *   first ranking
 *     chroma 85.4 92.5 97.1 98.4
 *     squad2 98.0 98.0 99.0 99.0
 *     nq20 95.1 96.1 96.1 98.0
 *     hotpot100 75.0 87.7 97.9 100.0
 *   second ranking
 *     chroma 82.0 94.2 97.4 99.3
 *     squad2 100.0 100.0 100.0 100.0
 *     nq20 98.9 100.0 100.0 100.0
 *     hotpot100 86.9 89.3 100.0 100.0
 *   first ranking
 *     chroma 80.0 91.1 96.4 99.4
 *     squad2 97.1 100.0 100.0 100.0
 *     nq20 94.3 98.9 100.0 100.0
 *     hotpot100 88.1 89.8 96.2 100.0
 */
export const SECOND: readonly number[] = [
  1.029, 0.549, 0.257, 0.428, 0.334, 0.023, 0.306, -0.112, -0.029, 0.143, 0.001, 0.082, 0.094, 0.159, -0.338, 0.204,
  0.308, -0.251, -0.144, -0.178, 0.062, 0.202, 0.073, -0.019, -0.073, 0.004, -0.179, 0.119, -0.033, -0.358, -0.089,
  0.026, -0.168, -0.256, -0.067, -0.034, -0.066, -0.152, 0.288, 0.069, 0.007, -0.051, 0.431, 0.621, -0.263, -0.012,
  -0.035,
];
