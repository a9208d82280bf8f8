import type { Pixels } from "../../../src/core/images/picture-print.ts";

/** Numbers from 0 to 1, the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    state = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    state ^= state >>> 15;
    return (state >>> 0) / 2 ** 32;
  };
}

type Colour = readonly [number, number, number];
type Scene = (x: number, y: number) => Colour;

/** Hills, a sky and things before them: as of a camera. */
export function landscape(seed: number): Scene {
  const next = random(seed);
  const colour = (): Colour => [next() * 255, next() * 255, next() * 255];
  const [sky, ground] = [colour(), colour()];
  const waves = Array.from({ length: 4 }, () => [next() * 12 + 1, next() * 6, next() * 0.08] as const);
  const things = Array.from({ length: 14 }, () => ({
    x: next(),
    y: next(),
    w: 0.03 + next() * 0.15,
    h: 0.03 + next() * 0.15,
    colour: colour(),
  }));
  return (x, y) => {
    for (const { x: left, y: top, w, h, colour } of things)
      if (((x - left) / w) ** 2 + ((y - top) / h) ** 2 < 1) return colour;
    const horizon = 0.5 + waves.reduce((sum, [f, phase, high]) => sum + high * Math.sin(f * x + phase), 0);
    const light = 1 - 0.4 * Math.abs(y - horizon);
    const [r, g, b] = y < horizon ? sky : ground;
    return [r * light, g * light, b * light];
  };
}

/** A page of a program: the same bar and margin for all, other lines of words on white. */
export function page(seed: number): Scene {
  const next = random(seed);
  const rows = Array.from({ length: 24 }, () =>
    next() < 0.2 ? [] : Array.from({ length: 12 }, () => 0.02 + next() * 0.08),
  );
  return (x, y) => {
    if (y < 0.06) return [40, 60, 120];
    if (x < 0.18) return [235, 235, 240];
    const row = Math.floor((y - 0.06) * 25);
    const within = ((y - 0.06) * 25) % 1;
    if (within < 0.3 || within > 0.75) return [255, 255, 255];
    let at = 0.2;
    for (const width of rows[row] ?? []) {
      if (x < at) return [255, 255, 255];
      if (x < at + width) return [60, 60, 60];
      at += width + 0.012;
    }
    return [255, 255, 255];
  };
}

/** A scene as a picture, moved by a share of its sides, lighter by `light`, with noise. */
export function frame(
  scene: Scene,
  { width = 320, height = 200, dx = 0, dy = 0, light = 0, noise = 0, seed = 1 } = {},
): Pixels & { data: Uint8Array } {
  const data = new Uint8Array(width * height * 4);
  const next = random(seed);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const colour = scene(x / width + dx, y / height + dy);
      const at = (y * width + x) * 4;
      for (let i = 0; i < 3; i++)
        data[at + i] = Math.max(0, Math.min(255, colour[i]! + light + (next() - 0.5) * noise));
      data[at + 3] = 255;
    }
  return { width, height, channels: 4, data, white: 255 };
}
