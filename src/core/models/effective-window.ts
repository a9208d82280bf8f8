/** How much of its window a model uses well, as somebody measured it. */
export interface EffectiveWindow {
  readonly tokens: number;
  readonly source: string;
}

const RULER = "github.com/NVIDIA/RULER, README, 2024-09";

/** The longest of 4k, 8k ... 128k at which a model passed; `[beginning of the id, tokens]`. */
const MEASURED: readonly (readonly [id: string, tokens: number])[] = [
  ["gpt-4-turbo", 64_000],
  ["gemini-1.5-pro", 128_000],
  ["llama-3.1-70b", 64_000],
  ["llama-3.1-8b", 32_000],
  ["qwen2-72b", 32_000],
  ["command-r-plus", 32_000],
  ["glm-4-9b", 64_000],
  ["mixtral-8x22b", 32_000],
  ["mistral-7b-instruct-v0.2", 16_000],
  ["phi-3-medium", 32_000],
];

/** The effective window of a model; `undefined` where nobody measured it. A person's own figure goes before it. */
export function effectiveWindow(model: string): EffectiveWindow | undefined {
  const id = model.toLowerCase().replace(/^[^/]*\//, "");
  const found = MEASURED.find(([beginning]) => id.startsWith(beginning));
  return found && { tokens: found[1], source: RULER };
}
