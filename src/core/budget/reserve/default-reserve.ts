/** The largest share of a window that is held back for the answer when the person does not say how much. */
const LARGEST_SHARE = 1 / 4;

/**
 * Tokens held back for the answer when the person does not say: the most that the model gives out, and never more than
 * a quarter of its window (several models may give out as much as they take in). 0 without a window.
 */
export function defaultReserve(window: number | null, output: number | null): number {
  if (window === null) return 0;
  return Math.min(output ?? 0, Math.floor(window * LARGEST_SHARE));
}
