import { parentPort } from "node:worker_threads";
import { type Pixels, picturePrint } from "../../core/images/picture-print.ts";
import type { PrintAnswer, PrintQuestion } from "./read-print.ts";

/** A thread that decodes pictures, one after the other; only their prints leave it. */
parentPort!.on("message", async ({ bytes, format }: PrintQuestion) => {
  let answer: PrintAnswer | { problem: string };
  try {
    answer = { print: picturePrint(format === "PNG" ? await png(bytes) : await jpeg(bytes)) };
  } catch (error) {
    answer = { problem: `is a damaged ${format} file (${error instanceof Error ? error.message : String(error)})` };
  }
  parentPort!.postMessage(answer);
});

async function png(bytes: Uint8Array): Promise<Pixels> {
  const { convertIndexedToRgb, decode } = await import("fast-png");
  const image = decode(bytes);
  const { width, height, palette, depth } = image;
  if (palette === undefined) {
    if (depth < 8)
      return { width, height, channels: 1, data: unpacked(image.data, width, height, depth), white: 2 ** depth - 1 };
    return { width, height, channels: image.channels, data: image.data, white: depth === 16 ? 65_535 : 255 };
  }
  return { width, height, channels: palette[0]?.length ?? 3, data: convertIndexedToRgb(image), white: 255 };
}

/** Greys of less than a byte; each row begins with a byte of its own. */
function unpacked(packed: ArrayLike<number>, width: number, height: number, depth: number): Uint8Array {
  const data = new Uint8Array(width * height);
  const rowBytes = Math.ceil((width * depth) / 8);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      data[y * width + x] = (packed[y * rowBytes + (bit >> 3)]! >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
    }
  return data;
}

async function jpeg(bytes: Uint8Array): Promise<Pixels> {
  const { default: decoder } = await import("jpeg-js");
  const { width, height, data } = decoder.decode(bytes, { useTArray: true, formatAsRGBA: false });
  return { width, height, channels: 3, data, white: 255 };
}
