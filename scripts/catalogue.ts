// The model catalogue, from llm-zoo and a few models that it lacks.
import { readFile, writeFile } from "node:fs/promises";
import * as openai from "gpt-tokenizer/models";
import { MODEL_CONFIGS, type ModelProvider } from "llm-zoo";
import type { Model, Price } from "../src/core/models/model.ts";
import { ADDED_MODELS } from "./added-models.ts";
import { tokenizerOf } from "./model-tokenizers.ts";

/** When the versions of llm-zoo were published: the date that people see beside a price. */
const PUBLISHED: Readonly<Record<string, string>> = { "1.37.0": "2026-09-23" };

const VENDORS: Readonly<Record<`${ModelProvider}`, string>> = {
  anthropic: "Anthropic",
  openai: "OpenAI",
  google: "Google",
  deepseek: "DeepSeek",
  xai: "xAI",
  moonshot: "Moonshot AI",
  dashscope: "Alibaba",
  minimax: "MiniMax",
  copilot: "GitHub Copilot",
  glm: "Z.ai",
  meta: "Meta",
  others: "Other",
};

/** Names that point to another model every few weeks. */
const MOVING = new Set(["gemini-flash-latest"]);

type Config = (typeof MODEL_CONFIGS)[string];

/** llm-zoo lists thinking, fast and pro variants of one model apart; the plain one has the list price. */
const plainFirst = (a: Config, b: Config) => Number(isVariant(a)) - Number(isVariant(b));
const isVariant = (m: Config) =>
  /T$/.test(m.name) || m.serviceTier === "fast" || m.capabilities.reasoningMode === "pro";

const round = (dollars: number) => Number(dollars.toPrecision(6));

function priceOf(m: Config): Price | undefined {
  if (m.inputPrice === 0) return undefined;
  const share = m.capabilities.cacheDiscountFactor;
  return {
    input: m.inputPrice,
    ...(share < 1 ? { cachedInput: round(m.inputPrice * share) } : {}),
    output: m.outputPrice,
  };
}

function nameOf(m: Config): string {
  const plain = m.label.replace(/ \((Thinking|Fast|Limited Availability|06-17)\)$/, "");
  return m.provider === "anthropic" && !plain.startsWith("Claude") ? `Claude ${plain}` : plain;
}

/** OpenAI's own figures, where llm-zoo rounds (1,000,000 for 1,047,576); its prices there are out of date. */
function openaiLimits(id: string): { context_window?: number; max_output_tokens?: number } | undefined {
  return (openai as Readonly<Record<string, object>>)[id];
}

function fromZoo(configs: readonly Config[]): Model {
  const m = configs[0]!;
  const id = m.shortName.replace(/^.*\//, "");
  const price = priceOf(m);
  const limits = openaiLimits(id);
  const window = limits?.context_window ?? m.contextWindow;
  const spellings = configs.flatMap((c) => [
    c.fullName,
    c.shortName,
    c.vscodeLMFullName,
    c.copilotFullName,
    c.openrouterFullName,
  ]);
  const aliases = [...new Set(spellings.filter((s) => s !== undefined && s !== id && !s.includes(":")) as string[])];
  return {
    id,
    name: nameOf(m),
    vendor: m.fullName.startsWith("meta-llama/") ? "Meta" : VENDORS[m.provider],
    window,
    maxOutput: Math.min(limits?.max_output_tokens ?? m.maxOutputTokens, window),
    tokenizer: tokenizerOf(id),
    ...(price ? { price } : {}),
    aliases,
    ...(configs.every((c) => c.deprecated) ? { superseded: true as const } : {}),
  };
}

/** Writes models.json: `{ date, source, models }`, one model for each id, an alias with one model only. */
export async function writeCatalogue(target: URL): Promise<void> {
  const manifest = await readFile(new URL("../node_modules/llm-zoo/package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  const date = PUBLISHED[version];
  if (!date) throw new Error(`scripts/catalogue.ts: add the day llm-zoo ${version} was published.`);
  const byId = new Map<string, Config[]>();
  for (const m of Object.values(MODEL_CONFIGS).sort(plainFirst)) {
    if (m.retired || m.provider === "copilot" || MOVING.has(m.fullName)) continue;
    byId.set(m.fullName, [...(byId.get(m.fullName) ?? []), m]);
  }
  const found = [...byId.values()].map(fromZoo);
  const ids = new Set(found.map((m) => m.id));
  const added = ADDED_MODELS.filter((m) => !ids.has(m.id));
  const all = [...found, ...added.map((m) => ({ ...m, tokenizer: tokenizerOf(m.id), aliases: m.aliases ?? [] }))];
  const taken = new Set(all.map((m) => m.id));
  const models = all
    .sort((a, b) => a.vendor.localeCompare(b.vendor) || Number(a.superseded ?? false) - Number(b.superseded ?? false))
    .map((m) => ({ ...m, aliases: m.aliases.filter((alias) => !taken.has(alias) && taken.add(alias)) }));
  await writeFile(
    new URL("models.json", target),
    `${JSON.stringify({ date, source: `llm-zoo ${version}`, models }, null, 1)}\n`,
  );
}
