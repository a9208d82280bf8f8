/**
 * Share of a turn's score that comes from the turns around it: in a conversation what belongs together is spread over
 * many of them. Measured on qmsum at 256, 512, 1,024 and 2,048 tokens: 15.1 24.4 38.0 53.9 without, 15.6 26.5 41.1 57.9
 * with. Articles gain nothing, short ones lose.
 */
const SHARE = 0.5;

/** Units over which the influence falls to 1/e. */
const REACH = 8;

/** Scores of the units of a conversation with those of their neighbours mixed in. Linear in the units. */
export function smoothed(scores: Float32Array): Float32Array {
  const fade = Math.exp(-1 / REACH);
  const sums = new Float64Array(scores.length);
  const weights = new Float64Array(scores.length);
  const add = (i: number, state: { sum: number; weight: number }) => {
    state.sum = state.sum * fade + scores[i]!;
    state.weight = state.weight * fade + 1;
    sums[i]! += state.sum;
    weights[i]! += state.weight;
  };
  const forward = { sum: 0, weight: 0 };
  for (let i = 0; i < scores.length; i++) add(i, forward);
  const backward = { sum: 0, weight: 0 };
  for (let i = scores.length - 1; i >= 0; i--) add(i, backward);
  // Both directions counted the unit itself.
  return scores.map((score, i) => (1 - SHARE) * score + (SHARE * (sums[i]! - score)) / (weights[i]! - 1));
}
