// Written by scripts/tune-select.ts; do not edit.

/**
 * How much each feature of the second ranking counts: the mean of two trainings, each on half of the documents of the
 * evaluation sets. Share of the gold text or of the answers kept at 256, 512, 1,024 and 2,048 tokens by each on the other
 * half, and there by the first ranking alone:
 *   second ranking
 *     chroma 90.6 95.7 98.1 98.3
 *     squad2 97.4 98.5 99.1 99.5
 *     nq20 97.7 99.3 100.0 100.0
 *     hotpot100 72.1 86.5 96.3 100.0
 *   first ranking
 *     chroma 86.4 94.1 97.3 98.4
 *     squad2 96.2 97.3 98.5 99.3
 *     nq20 93.3 95.3 97.7 99.0
 *     hotpot100 75.0 87.7 97.9 100.0
 *   second ranking
 *     chroma 80.6 90.9 97.5 99.8
 *     squad2 98.4 99.6 99.7 99.9
 *     nq20 98.0 99.0 100.0 100.0
 *     hotpot100 88.1 92.3 100.0 100.0
 *   first ranking
 *     chroma 77.9 88.6 96.4 99.5
 *     squad2 96.5 99.2 99.7 100.0
 *     nq20 92.3 96.0 98.3 99.7
 *     hotpot100 88.1 89.8 96.2 100.0
 */
export const SECOND: readonly number[] = [
  0.926, -0.056, -0.259, 0.955, 0.107, -0.137, 0.55, 0.243, 0.585, 0.004, 0.288, 0.143, 1.001, 0.822, -0.179, -0.395,
  -0.026, 0.753, 1.011, 1.114, 1.027, 0.173, -0.818, -0.163, 0.393, -0.378, -0.302, 0.04, 0.607, 0.868, 0.742, 0.278,
  -0.444, 1.261, 0.03, 1.209, 0.734, 0.024, 0.155, 0.381, 0.853, 0.795, -0.687, 0.101,
];
