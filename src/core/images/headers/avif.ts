import type { ImageSize } from "../image-size.ts";
import type { Bytes } from "./bytes.ts";

/** Boxes that are looked at in all; a picture has some dozens. */
const MOST_BOXES = 1_000;
/** Boxes around the sizes: meta (with 4 bytes of version), iprp, ipco. ISO/IEC 23008-12. */
const PATH: Readonly<Record<string, number>> = { meta: 12, iprp: 8, ipco: 8 };

/** The largest of the sizes (`ispe`) that the file gives: the others are of thumbnails and of the alpha channel. */
export function avifSize(bytes: Bytes): ImageSize | undefined {
  let best: ImageSize | undefined;
  let left = MOST_BOXES;
  const read = (from: number, to: number): void => {
    for (let at = from; at + 8 <= to && left-- > 0; ) {
      const length = bytes.u32(at);
      const kind = bytes.text(at + 4, 4);
      if (kind === "ispe") {
        const size = { width: bytes.u32(at + 12), height: bytes.u32(at + 16) };
        if (best === undefined || size.width * size.height > best.width * best.height) best = size;
      }
      const end = length === 0 ? to : at + length;
      const inside = Object.hasOwn(PATH, kind) ? PATH[kind] : undefined;
      if (inside !== undefined) read(at + inside, Math.min(end, to));
      if (length < 8 || best !== undefined) return;
      at = end;
    }
  };
  read(0, bytes.length);
  return best;
}
