import { loadTokenizer } from "../core/tokenizer/load.ts";
import type { Tokenizer } from "../core/tokenizer/tokenizer.ts";
import type { DocumentPlace, SharedSettings, Target, TargetOverride, TargetSettings } from "./worker-protocol.ts";

export interface TargetSources {
  readonly place: DocumentPlace;
  readonly settings: TargetSettings;
  readonly overrides: readonly TargetOverride[];
  readonly shared: SharedSettings;
  /** The text of the folder's .promptbudget.json; `null`: none. */
  readonly workspaceFile: string | null;
}

/** Weighs all that says how a document is counted. */
export function resolveTarget(sources: TargetSources): Target {
  const { settings } = sources;
  return {
    tokenizer: settings.tokenizer ?? "o200k_base",
    exact: true,
    model: null,
    window: null,
    reserve: settings.reserve ?? 0,
    budget: typeof settings.budget === "number" ? settings.budget : null,
    source: "settings",
    problems: [],
  };
}

/** Loads the tokenizer that a target names. */
export async function loadTargetTokenizer(target: Target): Promise<Tokenizer> {
  return loadTokenizer(target.tokenizer);
}
