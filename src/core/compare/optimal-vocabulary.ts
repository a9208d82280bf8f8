/**
 * Width of a model by its parameters outside the vocabulary, up to each bound, as the authors have it (`Nnv_to_d` of their
 * code); above the last one 24,576.
 */
const WIDTHS: readonly (readonly [parameters: number, width: number])[] = [
  [50e6, 512],
  [200e6, 768],
  [500e6, 1_024],
  [1e9, 1_536],
  [2e9, 2_048],
  [5e9, 3_200],
  [10e9, 4_096],
  [20e9, 5_120],
  [50e9, 6_048],
  [100e9, 8_192],
  [200e9, 12_288],
  [500e9, 16_384],
  [1e12, 20_480],
];
const WIDEST = 24_576;

/**
 * The number of ids that a dense model of so many parameters outside its vocabulary should have when it is trained with the
 * compute that is optimal for it: Tao and others 2024, "Scaling Laws with Vocabulary: Larger Models Deserve Larger
 * Vocabularies", approach 1 (IsoFLOPs). The coefficients are those of `optimal_Nv_predict.py` in their published code; they
 * give the first column of predictions of the paper's table 1. Fitted on models from 33 million to 1.13 billion parameters.
 */
export function optimalVocabulary(nonVocabularyParameters: number): number {
  const compute = (nonVocabularyParameters / Math.exp(-2.4846510161625193)) ** 2;
  const vocabularyParameters = Math.exp(-1.589031299255507) * compute ** 0.4163622634135234;
  const width = WIDTHS.find(([most]) => nonVocabularyParameters <= most)?.[1] ?? WIDEST;
  return Math.round(vocabularyParameters / width);
}
