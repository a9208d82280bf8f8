// Prints how far apart prints of made-up frames are: of the same scene changed a little, and of others.
import jpeg from "jpeg-js";
import { type Pixels, picturePrint, printDistance } from "../src/core/images/picture-print.ts";
import { frame, landscape, page } from "../test/unit/images/made-frames.ts";

const SCENES = 60;

function recompressed(pixels: Pixels & { data: Uint8Array }, quality: number): Pixels {
  const { width, height, data } = jpeg.decode(jpeg.encode(pixels, quality).data, { useTArray: true });
  return { width, height, data, channels: 4, white: 255 };
}

for (const [half, from] of [
  ["chosen on", 0],
  ["reported on", 1_000],
] as const)
  for (const [name, made] of [
    ["landscape", landscape],
    ["page", page],
  ] as const) {
    const scenes = Array.from({ length: SCENES }, (_, i) => made(from + i + 1));
    const prints = scenes.map((scene) => picturePrint(frame(scene)));
    const changes: Readonly<Record<string, (i: number) => Pixels>> = {
      "JPEG at 75": (i) => recompressed(frame(scenes[i]!), 75),
      "JPEG at 30": (i) => recompressed(frame(scenes[i]!), 30),
      "half the size": (i) => frame(scenes[i]!, { width: 160, height: 100 }),
      "lighter, with noise": (i) => frame(scenes[i]!, { light: 12, noise: 20, seed: i }),
      "moved by 0.5 %": (i) => frame(scenes[i]!, { dx: 0.005, dy: 0.005 }),
      "moved by 1 %": (i) => frame(scenes[i]!, { dx: 0.01, dy: 0.01 }),
      "moved by 2 %": (i) => frame(scenes[i]!, { dx: 0.02, dy: 0.02 }),
      "moved by 5 %": (i) => frame(scenes[i]!, { dx: 0.05, dy: 0.02 }),
    };
    for (const [change, of] of Object.entries(changes))
      told(
        `${half}: ${name}, ${change}`,
        prints.map((print, i) => printDistance(print, picturePrint(of(i)))),
      );
    const others = prints.flatMap((a, i) => prints.slice(i + 1).map((b) => printDistance(a, b)));
    told(`${half}: ${name}, others`, others);
  }

function told(what: string, distances: number[]): void {
  const sorted = distances.sort((a, b) => a - b);
  const at = (share: number) => ((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 100).toFixed(1);
  console.log(`${what.padEnd(50)} least ${at(0)}  1% ${at(0.01)}  half ${at(0.5)}  95% ${at(0.95)}  most ${at(1)}`);
}
