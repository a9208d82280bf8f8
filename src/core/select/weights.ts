import type { FEATURES } from "./features.ts";

/** How much each feature counts; features that are absent count nothing. */
export type Weights = Partial<Record<(typeof FEATURES)[number], number>>;

export const WEIGHTS: Weights = { own: 0.3, near: 1, wide: 1 };
