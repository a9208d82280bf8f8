import type { ImageSize } from "../image-size.ts";
import type { Bytes } from "./bytes.ts";

/** The size of the first chunk: lossy (VP8), lossless (VP8L) or extended (VP8X). RFC 9649. */
export function webpSize(bytes: Bytes): ImageSize | undefined {
  const chunk = bytes.text(12, 4);
  if (chunk === "VP8X") return { width: bytes.u24le(24) + 1, height: bytes.u24le(27) + 1 };
  if (chunk === "VP8L") {
    if (bytes.u8(20) !== 0x2f) return undefined;
    const bits = bytes.u32le(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunk !== "VP8 " || bytes.text(23, 3) !== "\x9d\x01\x2a") return undefined;
  return { width: bytes.u16le(26) & 0x3fff, height: bytes.u16le(28) & 0x3fff };
}
