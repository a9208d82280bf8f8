import bundled from "../../../generated/models.json" with { type: "json" };
import { didYouMean } from "../nearest-names.ts";
import { UserError } from "../user-error.ts";
import type { Model, ModelOverride, ModelOverrides } from "./model.ts";

const MODELS = bundled.models as readonly Model[];

/** Where the bundled figures come from and the day they were published (`2026-09-23`); prices change after it. */
export const CATALOGUE_SOURCE: { readonly date: string; readonly source: string } = {
  date: bundled.date,
  source: bundled.source,
};

/** The bundled models, changed and added to by the person's settings (see `parseModelOverrides`). */
export function listModels(overrides: ModelOverrides = {}): Model[] {
  const changed = MODELS.map((model) => withOverride(model, overrides[model.id]));
  const known = new Set(MODELS.map(({ id }) => id));
  const added = Object.entries(overrides).flatMap(([id, o]) => (known.has(id) ? [] : [newModel(id, o)]));
  return [...added, ...changed];
}

/**
 * The model of that id. Other spellings are understood where they can mean one model only: an alias, another letter
 * case, a vendor before it (`openai/gpt-4o`), a date after it, `.` for `-`. Otherwise a UserError `unknown-model`
 * with the nearest names.
 */
export function findModel(id: string, overrides: ModelOverrides = {}): Model | UserError {
  const models = listModels(overrides);
  const exact = models.find((m) => m.id === id) ?? models.find((m) => m.aliases.includes(id));
  if (exact) return exact;
  const wanted = plain(id);
  const found = models.filter((m) => plain(m.id) === wanted || m.aliases.some((alias) => plain(alias) === wanted));
  if (found.length === 1) return found[0]!;
  const near = didYouMean(
    id,
    models.map((m) => m.id),
  );
  return new UserError("unknown-model", `Unknown model "${id}".${near} \`prompt-budget models\` lists all.`);
}

/** What `tokens` of input cost, in dollars; `undefined` where the model has no list price. */
export function inputCost(model: Pick<Model, "price">, tokens: number, { cached = false } = {}): number | undefined {
  if (!model.price) return undefined;
  const rate = cached ? (model.price.cachedInput ?? model.price.input) : model.price.input;
  return (tokens * rate) / 1_000_000;
}

/** A name without vendor, date, letter case and kind of separator. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/^[^/]*\//, "")
    .replace(/[._ ]/g, "-")
    .replace(/-(latest|20\d{2}-?[01]\d-?[0-3]\d)$/, "");
}

function withOverride(model: Model, override: ModelOverride | undefined): Model {
  if (!override) return model;
  const window = override.window ?? model.window;
  return { ...model, ...override, window, maxOutput: Math.min(override.maxOutput ?? model.maxOutput, window) };
}

function newModel(id: string, override: ModelOverride): Model {
  const window = override.window ?? 0;
  const unknown = { id, name: id, vendor: "Your settings", tokenizer: "other", aliases: [] };
  return { ...unknown, ...override, window, maxOutput: Math.min(override.maxOutput ?? DEFAULT_MAX_OUTPUT, window) };
}

/** What most hosts of open models allow when nothing else is said. */
const DEFAULT_MAX_OUTPUT = 8_192;
