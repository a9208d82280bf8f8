import { type BudgetRequest, resolveBudget } from "../../core/budget/budget.ts";
import type { Config } from "../../core/budget/config.ts";
import { compileGlob } from "../../core/budget/glob.ts";
import { settingsFor } from "../../core/budget/settings-for.ts";
import { CATALOGUE_SOURCE, findModel } from "../../core/models/catalogue.ts";
import type { Model } from "../../core/models/model.ts";
import { parseModelOverrides } from "../../core/models/overrides.ts";
import { findFamily } from "../../core/tokenizer/families.ts";
import { UserError } from "../../core/user-error.ts";
import type {
  DocumentPlace,
  SharedSettings,
  Target,
  TargetModel,
  TargetOverride,
  TargetSettings,
} from "./target-settings.ts";

/** What counts where nobody chose: the encoding of most current OpenAI models. */
const DEFAULT_TOKENIZER = "o200k_base";

/** The folder's .promptbudget.json as read; a UserError where it is broken, `null` where there is none. */
export type WorkspaceConfig = Config | UserError | null;

export interface TargetSources {
  readonly place: DocumentPlace;
  readonly settings: TargetSettings;
  readonly overrides: readonly TargetOverride[];
  readonly shared: SharedSettings;
  readonly config: WorkspaceConfig;
}

type Origin = Target["source"];

interface Layers {
  model: string | null;
  tokenizer: string | null;
  tokenizerFile: string | null;
  window: number | null;
  budget: number | string | null;
  reserve: number | null;
  /** Who said the model or tokenizer, the budget, the reserve: for messages. */
  from: { counted: Origin; budget: Origin; reserve: Origin };
  source: Origin;
}

/**
 * Weighs all that says how a document is counted: the settings, over them the workspace's .promptbudget.json, over both
 * the overrides in the settings that match its path. What cannot be used is said in `problems` and left out.
 */
export function resolveTarget(sources: TargetSources): Target {
  const { place, settings, overrides, shared } = sources;
  const problems: string[] = [];
  const layers: Layers = {
    model: null,
    tokenizer: null,
    tokenizerFile: null,
    window: null,
    budget: null,
    reserve: null,
    from: { counted: "settings", budget: "settings", reserve: "settings" },
    source: "settings",
  };
  putOver(layers, settings, "settings");
  const config = usable(sources.config, problems);
  if (config) putOver(layers, settingsFor(config, place.path), "workspace-file");
  for (const override of overrides) {
    const matches = compileGlob(override.glob);
    if (matches instanceof UserError)
      problems.push(`The glob "${override.glob}" of "promptBudget.overrides" ${matches.message}.`);
    else if (matches(place.path)) putOver(layers, override, "override");
  }

  const known = modelOverrides(shared, config, problems);
  const model = layers.model === null ? null : usable(findModel(layers.model, known), problems);
  const window = layers.window ?? model?.window ?? null;
  const { tokens, reserve } = budgetOf(layers, window, model, problems);
  const tokenizer = layers.tokenizer ?? model?.tokenizer ?? DEFAULT_TOKENIZER;
  return {
    tokenizer: layers.tokenizerFile ?? tokenizer,
    tokenizerFile: layers.tokenizerFile === null ? null : { path: layers.tokenizerFile, from: layers.from.counted },
    exact: layers.tokenizerFile !== null || findFamily(tokenizer)?.kind !== "estimate",
    model: model && describe(model, model.id in known),
    window,
    reserve,
    budget: tokens,
    thresholds: config?.thresholds ? settingsFor(config, place.path).thresholds : null,
    source: layers.source,
    from: { ...layers.from, reserve: reserveOrigin(layers, reserve, model) },
    problems,
  };
}

/** A model as the editor shows it. */
export function describe(model: Model, fromSettings: boolean): TargetModel {
  return {
    id: model.id,
    name: model.name,
    window: model.window,
    output: model.maxOutput,
    inputPrice: model.price?.input ?? null,
    asOf: fromSettings ? null : CATALOGUE_SOURCE.date,
  };
}

type Said = Partial<TargetSettings> & { readonly window?: number | null };

/** A model or tokenizer takes the place of all that was said below about what counts. */
function putOver(layers: Layers, said: Said, origin: Origin): void {
  const { model = null, tokenizer = null, tokenizerFile = null, window = null, budget = null, reserve = null } = said;
  if (model !== null || tokenizer !== null || tokenizerFile !== null) {
    if (model !== null) layers.window = null;
    Object.assign(layers, { model, tokenizer, tokenizerFile });
    layers.from.counted = origin;
    layers.source = origin;
  }
  if (window !== null) layers.window = window;
  if (budget !== null) {
    layers.budget = budget;
    layers.from.budget = origin;
    layers.source = origin;
  }
  if (reserve !== null) {
    layers.reserve = reserve;
    layers.from.reserve = origin;
  }
}

function modelOverrides(shared: SharedSettings, config: Config | null, problems: string[]) {
  const set = usable(parseModelOverrides(shared.models, 'The setting "promptBudget.models"'), problems);
  const written =
    config?.models && usable(parseModelOverrides(config.models, '.promptbudget.json, "models"'), problems);
  return { ...set, ...written };
}

/** What makes no sense is left out, and the window less the usual reserve is the budget. */
function budgetOf(layers: Layers, window: number | null, model: Model | null, problems: string[]) {
  const request: BudgetRequest = { window, output: model?.maxOutput ?? null };
  const full: BudgetRequest = {
    ...request,
    budget: layers.budget,
    reserve: layers.reserve,
    names: { budget: nameOf("budget", layers.from.budget), reserve: nameOf("reserve", layers.from.reserve) },
  };
  const budget = usable(resolveBudget(full), problems) ?? usable(resolveBudget(request), problems);
  return { tokens: budget?.tokens ?? null, reserve: budget?.reserve ?? 0 };
}

function reserveOrigin(said: Layers, reserve: number, model: Model | null): Target["from"]["reserve"] {
  if (said.reserve === reserve) return said.from.reserve;
  return reserve === model?.maxOutput ? "output" : "share";
}

function nameOf(key: "budget" | "reserve", origin: Origin): string {
  if (origin === "workspace-file") return `"${key}" in .promptbudget.json`;
  return origin === "override" ? `"${key}" in "promptBudget.overrides"` : `"promptBudget.${key}"`;
}

function usable<T>(value: T | UserError, problems: string[]): T | null {
  if (!(value instanceof UserError)) return value;
  if (!problems.includes(value.message)) problems.push(value.message);
  return null;
}
