/** Where the bands of a plan stand, in pixels, below their caption. */
export interface PairPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Pair {
  readonly places: readonly PairPlace[];
  /** Of both together. */
  readonly height: number;
}

export const CAPTION_HEIGHT = 18;
const GAP = 8;
/** Narrower bands have no room for their text: the second ones then stand below the first. */
const NARROWEST = 180;

/** The places of one plan's bands, or of two: beside each other, so that the same text stands at the same height. */
export function pairLayout(count: 1 | 2, width: number, height: number): Pair {
  if (count === 1) return { places: [{ x: 0, y: 0, width, height }], height };
  const half = Math.floor((width - GAP) / 2);
  const top = { y: CAPTION_HEIGHT, height };
  if (half >= NARROWEST) {
    const places = [
      { x: 0, width: half, ...top },
      { x: width - half, width: half, ...top },
    ];
    return { places, height: CAPTION_HEIGHT + height };
  }
  const below = CAPTION_HEIGHT + height + GAP;
  const places = [
    { x: 0, width, ...top },
    { x: 0, width, y: below + CAPTION_HEIGHT, height },
  ];
  return { places, height: below + CAPTION_HEIGHT + height };
}
