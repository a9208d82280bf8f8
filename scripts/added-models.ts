// Models that llm-zoo lacks and people still write prompts for: open weights and the older OpenAI models.
// Figures are from the model cards; open weights carry no price, since it depends on who hosts them.
import type { Model } from "../src/core/models/model.ts";

type Added = Omit<Model, "tokenizer" | "aliases"> & { readonly aliases?: readonly string[] };

const open = (vendor: string, window: number, maxOutput: number, models: Readonly<Record<string, string>>): Added[] =>
  Object.entries(models).map(([id, name]) => ({ id, name, vendor, window, maxOutput }));

export const ADDED_MODELS: readonly Added[] = [
  {
    id: "gpt-4-turbo",
    name: "GPT-4 Turbo",
    vendor: "OpenAI",
    window: 128_000,
    maxOutput: 4_096,
    price: { input: 10, output: 30 },
    aliases: ["gpt-4-turbo-2024-04-09"],
    superseded: true,
  },
  {
    id: "gpt-4",
    name: "GPT-4",
    vendor: "OpenAI",
    window: 8_192,
    maxOutput: 8_192,
    price: { input: 30, output: 60 },
    aliases: ["gpt-4-0613"],
    superseded: true,
  },
  {
    id: "gpt-3.5-turbo",
    name: "GPT-3.5 Turbo",
    vendor: "OpenAI",
    window: 16_385,
    maxOutput: 4_096,
    price: { input: 0.5, output: 1.5 },
    aliases: ["gpt-3.5-turbo-0125"],
    superseded: true,
  },
  ...open("Meta", 8_192, 8_192, {
    "llama-3-8b-instruct": "Llama 3 8B",
    "llama-3-70b-instruct": "Llama 3 70B",
  }),
  ...open("Meta", 131_072, 131_072, {
    "llama-3.1-8b-instruct": "Llama 3.1 8B",
    "llama-3.1-70b-instruct": "Llama 3.1 70B",
    "llama-3.2-1b-instruct": "Llama 3.2 1B",
    "llama-3.2-3b-instruct": "Llama 3.2 3B",
    "llama-3.3-70b-instruct": "Llama 3.3 70B",
  }),
  ...open("Alibaba", 32_768, 8_192, {
    "qwen2.5-0.5b-instruct": "Qwen 2.5 0.5B",
    "qwen2.5-3b-instruct": "Qwen 2.5 3B",
  }),
  ...open("Alibaba", 131_072, 8_192, {
    "qwen2.5-7b-instruct": "Qwen 2.5 7B",
    "qwen2.5-72b-instruct": "Qwen 2.5 72B",
    "qwen2.5-coder-7b-instruct": "Qwen 2.5 Coder 7B",
    "qwen2.5-coder-32b-instruct": "Qwen 2.5 Coder 32B",
  }),
  ...open("Alibaba", 131_072, 32_768, { "qwq-32b": "QwQ 32B" }),
  ...open("Alibaba", 40_960, 32_768, {
    "qwen3-4b": "Qwen 3 4B",
    "qwen3-8b": "Qwen 3 8B",
    "qwen3-14b": "Qwen 3 14B",
    "qwen3-32b": "Qwen 3 32B",
    "qwen3-30b-a3b": "Qwen 3 30B A3B",
    "qwen3-235b-a22b": "Qwen 3 235B A22B",
  }),
  ...open("Alibaba", 262_144, 65_536, {
    "qwen3-coder-30b-a3b-instruct": "Qwen 3 Coder 30B A3B",
    "qwen3-coder-480b-a35b-instruct": "Qwen 3 Coder 480B A35B",
  }),
  ...open("DeepSeek", 131_072, 8_192, { "deepseek-v3": "DeepSeek V3" }),
  ...open("DeepSeek", 131_072, 65_536, {
    "deepseek-r1": "DeepSeek R1",
    "deepseek-v3.1": "DeepSeek V3.1",
    "deepseek-v3.2": "DeepSeek V3.2",
  }),
  ...open("Google", 131_072, 8_192, { "gemma-3-12b-it": "Gemma 3 12B", "gemma-3-27b-it": "Gemma 3 27B" }),
  ...open("Mistral", 131_072, 131_072, {
    "mistral-small-3.2": "Mistral Small 3.2",
    "mistral-large-2411": "Mistral Large 2",
  }),
  ...open("Microsoft", 16_384, 16_384, { "phi-4": "Phi-4" }),
  ...open("Cohere", 131_072, 4_096, { "command-r-plus": "Command R+" }),
];
