/** Parameters of a model outside its embeddings and its output layer, and where that is published. */
export interface Parameters {
  readonly nonVocabulary: number;
  readonly source: string;
  /** Month of the source. */
  readonly date: string;
}

/** Qwen's cards give the parameters without the embeddings. */
const qwen = (date: string, billions: Readonly<Record<string, number>>) =>
  Object.entries(billions).map(
    ([id, count]) => [id, { nonVocabulary: count * 1e9, source: "Qwen's model card", date }] as const,
  );

/** Llama's cards give all; its 128,256 ids, `width` numbers each, are taken away, twice where the output has its own. */
const llama = (date: string, rows: Readonly<Record<string, readonly [all: number, width: number, tables: 1 | 2]>>) =>
  Object.entries(rows).map(([id, [all, width, tables]]) => {
    const nonVocabulary = all * 1e9 - tables * 128_256 * width;
    return [id, { nonVocabulary, source: "Meta's model card, less the vocabulary", date }] as const;
  });

/**
 * Dense models with published parameters. Mixtures of experts (DeepSeek V3, gpt-oss, Qwen 3 A3B) are left out, since the law
 * that is applied to them was fitted on dense models.
 */
const PARAMETERS: ReadonlyMap<string, Parameters> = new Map<string, Parameters>([
  ...qwen("2024-09", { "qwen2.5-0.5b-instruct": 0.36, "qwen2.5-3b-instruct": 2.77 }),
  ...qwen("2024-09", { "qwen2.5-7b-instruct": 6.53, "qwen2.5-72b-instruct": 70 }),
  ...qwen("2024-11", { "qwen2.5-coder-7b-instruct": 6.53, "qwen2.5-coder-32b-instruct": 31 }),
  ...qwen("2025-03", { "qwq-32b": 31 }),
  ...qwen("2025-04", { "qwen3-4b": 3.6, "qwen3-8b": 6.95, "qwen3-14b": 13.2, "qwen3-32b": 31.2 }),
  ...llama("2024-04", { "llama-3-8b-instruct": [8.03, 4_096, 2], "llama-3-70b-instruct": [70.6, 8_192, 2] }),
  ...llama("2024-07", { "llama-3.1-8b-instruct": [8.03, 4_096, 2], "llama-3.1-70b-instruct": [70.6, 8_192, 2] }),
  ...llama("2024-09", { "llama-3.2-1b-instruct": [1.23, 2_048, 1], "llama-3.2-3b-instruct": [3.21, 3_072, 1] }),
  ...llama("2024-12", { "llama-3.3-70b-instruct": [70.6, 8_192, 2] }),
]);

/** `null` where a model's parameters are not published, or the model is no dense one. */
export function parametersOf(model: string): Parameters | null {
  return PARAMETERS.get(model) ?? null;
}
