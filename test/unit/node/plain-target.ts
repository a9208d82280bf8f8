import type { SharedSettings, Target } from "../../../src/node/worker/target-settings.ts";

/** Counts with a tokenizer, and has neither a model nor a budget. */
export function plainTarget(tokenizer: string): Target {
  return {
    ...{ tokenizer, tokenizerFile: null, exact: true, model: null, window: null, reserve: 0, budget: null },
    ...{ source: "settings", from: { counted: "settings", budget: "settings", reserve: "share" } },
    ...{ thresholds: null, problems: [] },
  };
}

export const SHARED: SharedSettings = { models: {}, calibration: {}, trusted: true };
