import type { Band } from "../../../src/panel/protocol.ts";

/** A band's place in the picture, in pixels; `band` in the list. */
export interface PlacedBand {
  readonly band: number;
  readonly y: number;
  readonly height: number;
}

/** Lower than this, neighbours of one level are drawn as one, by the first of them. */
const LOWEST = 2;

/** Bands from the top of the text to its end, each as high as its share of the tokens before the fit. */
export function bandLayout(bands: readonly Band[], height: number): PlacedBand[] {
  const whole = bands.reduce((sum, { before }) => sum + before, 0);
  const scale = whole > 0 ? height / whole : 0;
  const placed: { band: number; y: number; height: number }[] = [];
  let at = 0;
  for (const [i, { before, level }] of bands.entries()) {
    const [y, own] = [at * scale, before * scale];
    at += before;
    const last = placed.at(-1);
    const joins = last && (own < LOWEST || last.height < LOWEST) && bands[last.band]!.level === level;
    if (joins) last.height = y + own - last.y;
    else if (own > 0) placed.push({ band: i, y, height: own });
  }
  return placed;
}

/** The place of the band with an offset of the document, among those that were laid out; -1 where there is none. */
export function bandAt(bands: readonly Band[], placed: readonly PlacedBand[], offset: number): number {
  const band = bands.findIndex(({ start, end }) => start <= offset && offset < end);
  return band < 0 ? -1 : placed.findLastIndex((place) => place.band <= band);
}
