/** A tokenizer that can be loaded by name. */
export interface TokenizerFamily {
  readonly name: string;
  /** `exact`: the reference vocabulary is bundled. `estimate`: the vendor publishes none; counts are intervals. */
  readonly kind: "exact" | "estimate";
  /** Number of ids; for an estimate what is known of the vendor's, 0 where nothing is. */
  readonly vocabularySize: number;
  /** The models it counts for, for people. */
  readonly usedBy: string;
  /** Other names under which it is known. */
  readonly aliases: readonly string[];
}

export const TOKENIZER_FAMILIES: readonly TokenizerFamily[] = [
  {
    name: "o200k_base",
    kind: "exact",
    vocabularySize: 200_019,
    usedBy: "GPT-4o, GPT-4.1, GPT-5, o1, o3, o4-mini",
    aliases: ["o200k"],
  },
  {
    name: "o200k_harmony",
    kind: "exact",
    vocabularySize: 201_088,
    usedBy: "gpt-oss-20b, gpt-oss-120b",
    aliases: ["gpt-oss"],
  },
  {
    name: "cl100k_base",
    kind: "exact",
    vocabularySize: 100_277,
    usedBy: "GPT-4, GPT-4 Turbo, GPT-3.5 Turbo, text-embedding-3",
    aliases: ["cl100k"],
  },
  {
    name: "p50k_base",
    kind: "exact",
    vocabularySize: 50_281,
    usedBy: "text-davinci-002 and -003, Codex",
    aliases: ["p50k", "p50k_edit"],
  },
  {
    name: "r50k_base",
    kind: "exact",
    vocabularySize: 50_257,
    usedBy: "GPT-2, GPT-3 (davinci, curie, babbage, ada)",
    aliases: ["r50k", "gpt2"],
  },
  {
    name: "llama3",
    kind: "exact",
    vocabularySize: 128_256,
    usedBy: "Llama 3, 3.1, 3.2, 3.3",
    aliases: ["llama-3", "llama3.1", "llama3.2", "llama3.3"],
  },
  {
    name: "qwen2.5",
    kind: "exact",
    vocabularySize: 151_665,
    usedBy: "Qwen 2.5, QwQ",
    aliases: ["qwen2", "qwen2_5", "qwen-2.5"],
  },
  { name: "qwen3", kind: "exact", vocabularySize: 151_669, usedBy: "Qwen 3", aliases: ["qwen-3"] },
  {
    name: "deepseek_v3",
    kind: "exact",
    vocabularySize: 128_815,
    usedBy: "DeepSeek V3, V3.1, V3.2, R1",
    aliases: ["deepseek-v3", "deepseek-r1", "deepseek"],
  },
  { name: "byt5", kind: "exact", vocabularySize: 259, usedBy: "ByT5: a token for each byte", aliases: ["bytes"] },
  {
    name: "claude-4.6",
    kind: "estimate",
    vocabularySize: 0,
    usedBy: "Claude 3 to 4.6",
    aliases: ["claude", "claude-3", "claude-4"],
  },
  {
    name: "claude-4.7",
    kind: "estimate",
    vocabularySize: 0,
    usedBy: "Claude 4.7 and later",
    aliases: ["claude-5"],
  },
  { name: "gemini", kind: "estimate", vocabularySize: 262_144, usedBy: "Gemini", aliases: [] },
  {
    name: "other",
    kind: "estimate",
    vocabularySize: 0,
    usedBy: "any model whose vocabulary is not bundled; the interval is wide",
    aliases: [],
  },
];

export function tokenizerNames(): string[] {
  return TOKENIZER_FAMILIES.map(({ name }) => name);
}

/** The family of that name or alias, letter case ignored. */
export function findFamily(name: string): TokenizerFamily | undefined {
  const wanted = name.trim().toLowerCase();
  return TOKENIZER_FAMILIES.find((family) => family.name === wanted || family.aliases.includes(wanted));
}
