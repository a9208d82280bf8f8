import type { ImageSize } from "../image-size.ts";
import type { Bytes } from "./bytes.ts";

/** Segments before the frame; a file of ours has some dozens. */
const MOST_SEGMENTS = 2_000;

/** The size of the first frame: of a marker C0 to CF that is no table (C4, C8, CC). ITU T.81, B.2.2. */
export function jpegSize(bytes: Bytes): ImageSize | undefined {
  let at = 2;
  for (let i = 0; i < MOST_SEGMENTS; i++) {
    if (bytes.u8(at) !== 0xff) return undefined;
    while (bytes.u8(at) === 0xff) at++;
    const marker = bytes.u8(at++);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: bytes.u16(at + 3), width: bytes.u16(at + 5) };
    // Markers that stand alone have no length; behind the start of the scan there are no more headers.
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) continue;
    if (marker === 0xd9 || marker === 0xda || marker === 0) return undefined;
    const length = bytes.u16(at);
    if (length < 2) return undefined;
    at += length;
  }
  return undefined;
}
