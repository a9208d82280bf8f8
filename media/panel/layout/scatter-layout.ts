import { scaleLinear, scaleLog } from "d3-scale";

/** What a point stands for: its tokens are drawn to the right, its score upwards. */
export interface ScatterPoint {
  readonly tokens: number;
  readonly score: number;
}

export interface Tick {
  /** In pixels. */
  readonly at: number;
  readonly value: number;
}

export interface Scatter {
  /** In pixels, in the order of the points. */
  readonly places: readonly { readonly x: number; readonly y: number }[];
  readonly tokenTicks: readonly Tick[];
  readonly scoreTicks: readonly Tick[];
}

export const MARGIN = { top: 10, bottom: 20, start: 40, end: 12 } as const;

/** From here on the largest would press all others to the side: tokens are drawn by their logarithm. */
const WIDE = 20;
/** So many pixels a tick's figure needs. */
const TICK_WIDTH = 70;
const TICK_HEIGHT = 40;

/** Points in a picture of that size. */
export function scatterLayout(points: readonly ScatterPoint[], width: number, height: number): Scatter {
  const tokens = points.map((point) => Math.max(1, point.tokens));
  const scores = points.map(({ score }) => score);
  const [fewest, most] = [minOf(tokens, 1), maxOf(tokens, 1)];
  const isWide = most / fewest >= WIDE;
  const across = [MARGIN.start, Math.max(MARGIN.start + 1, width - MARGIN.end)];
  const x = isWide ? scaleLog([fewest, most], across) : scaleLinear([0, most], across);
  const [lowest, highest] = [minOf(scores, 0), maxOf(scores, 0)];
  const isFlat = highest - lowest < 1e-6;
  const reach = isFlat ? [lowest - 1, highest + 1] : [lowest, highest];
  const y = scaleLinear(reach, [height - MARGIN.bottom, MARGIN.top]).nice();
  const room = Math.max(2, Math.floor((across[1]! - across[0]!) / TICK_WIDTH));
  return {
    places: points.map(({ score }, i) => ({ x: x(tokens[i]!), y: y(score) })),
    tokenTicks: thinned(x.ticks(room).filter(Number.isInteger), room).map((value) => ({ at: x(value), value })),
    scoreTicks: y.ticks(Math.max(2, Math.floor(height / TICK_HEIGHT))).map((value) => ({ at: y(value), value })),
  };
}

/** The nearest point within so many pixels; -1 where there is none. */
export function nearest({ places }: Scatter, x: number, y: number, within: number): number {
  let best = -1;
  let least = within * within;
  for (const [i, place] of places.entries()) {
    const distance = (place.x - x) ** 2 + (place.y - y) ** 2;
    if (distance > least) continue;
    best = i;
    least = distance;
  }
  return best;
}

/** Where an arrow key goes from a point: to the next by score, or by tokens. `undefined`: the key moves nothing. */
export function moved(points: readonly ScatterPoint[], from: number, key: string): number | undefined {
  const byScore = (a: number, b: number) => points[b]!.score - points[a]!.score || a - b;
  const byTokens = (a: number, b: number) => points[a]!.tokens - points[b]!.tokens || byScore(a, b);
  const steps: Readonly<Record<string, readonly [order: (a: number, b: number) => number, step: number]>> = {
    ArrowDown: [byScore, 1],
    ArrowUp: [byScore, -1],
    Home: [byScore, -points.length],
    End: [byScore, points.length],
    ArrowRight: [byTokens, 1],
    ArrowLeft: [byTokens, -1],
  };
  const step = steps[key];
  if (step === undefined || points.length === 0) return undefined;
  const order = [...points.keys()].sort(step[0]);
  return order[Math.max(0, Math.min(order.length - 1, order.indexOf(from) + step[1]))];
}

/** Every so many values of a list, so that at most about `most` are left. */
function thinned(values: readonly number[], most: number): number[] {
  const every = Math.ceil(values.length / most);
  return values.filter((_, i) => i % every === 0);
}

const minOf = (values: readonly number[], none: number): number =>
  values.length === 0 ? none : values.reduce((least, value) => Math.min(least, value));

const maxOf = (values: readonly number[], none: number): number =>
  values.length === 0 ? none : values.reduce((most, value) => Math.max(most, value));
