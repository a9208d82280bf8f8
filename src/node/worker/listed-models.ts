import { listModels } from "../../core/models/catalogue.ts";
import { parseModelOverrides } from "../../core/models/overrides.ts";
import { findFamily } from "../../core/tokenizer/families.ts";
import { UserError } from "../../core/user-error.ts";
import { describe } from "./target.ts";
import type { SharedSettings } from "./target-settings.ts";
import type { ListedModel } from "./worker-queries.ts";

/** Every model there is to choose, the person's own first; superseded ones last. */
export function listedModels(shared: SharedSettings): ListedModel[] {
  const parsed = parseModelOverrides(shared.models, "models");
  const overrides = parsed instanceof UserError ? {} : parsed;
  const models = listModels(overrides);
  const current = models.filter((model) => !model.superseded);
  const superseded = models.filter((model) => model.superseded);
  return [...current, ...superseded].map((model) => ({
    ...describe(model, model.id in overrides),
    vendor: model.vendor,
    tokenizer: model.tokenizer,
    exact: findFamily(model.tokenizer)?.kind === "exact",
  }));
}
