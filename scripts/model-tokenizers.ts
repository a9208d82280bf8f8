// Which tokenizer counts for a model. A vocabulary is named only where the vendor, or a reference implementation
// (tiktoken, the model's own tokenizer.json), says that the model uses it; otherwise an estimate.

/** The first pattern that matches the model's id decides; what none matches is an `other`. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/^gpt-oss-/, "o200k_harmony"],
  [/^(gpt-4o|gpt-4\.1|gpt-5|chatgpt-4o|o1|o3|o4-mini)/, "o200k_base"],
  [/^(gpt-4|gpt-3\.5|text-embedding-)/, "cl100k_base"],
  // Up to and with 4.6 one tokenizer, from Opus 4.7 on another (Anthropic's release notes of Opus 4.7).
  [/^claude-3-|^claude-(opus|sonnet|haiku)-4(-[0-6])?$/, "claude-4.6"],
  [/^claude-/, "claude-4.7"],
  [/^(gemini|gemma-3|gemma-4)/, "gemini"],
  [/^llama-3/, "llama3"],
  [/^(qwen2\.5|qwq-32b)/, "qwen2.5"],
  // Qwen 3.5 and later have another vocabulary; the names without a number follow the newest.
  [/^qwen3-/, "qwen3"],
  [/^deepseek-(v3|r1)/, "deepseek_v3"],
];

export function tokenizerOf(id: string): string {
  return RULES.find(([pattern]) => pattern.test(id))?.[1] ?? "other";
}
