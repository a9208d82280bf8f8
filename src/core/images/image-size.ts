import { UserError } from "../user-error.ts";
import { avifSize } from "./headers/avif.ts";
import { Bytes, TooShort } from "./headers/bytes.ts";
import { jpegSize } from "./headers/jpeg.ts";
import { webpSize } from "./headers/webp.ts";

/** Pixels of a picture as it lies in the file; a turn by EXIF does not change what it costs but for its sides' order. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

export type ImageFormat = "PNG" | "JPEG" | "GIF" | "WebP" | "BMP" | "AVIF";

/** The sides that any of the formats could honestly have; more is a trap for what computes with them. */
const LONGEST_SIDE = 1_000_000;
/** Bytes from the start of a file in which a header is looked for; large colour profiles stand before a JPEG's size. */
export const HEADER_BYTES = 512 * 1024;

interface Header {
  readonly format: ImageFormat;
  is(bytes: Bytes): boolean;
  size(bytes: Bytes): ImageSize | undefined;
}

const HEADERS: readonly Header[] = [
  {
    format: "PNG",
    is: (bytes) => bytes.text(0, 8) === "\x89PNG\r\n\x1a\n",
    size: (bytes) => (bytes.text(12, 4) === "IHDR" ? { width: bytes.u32(16), height: bytes.u32(20) } : undefined),
  },
  { format: "JPEG", is: (bytes) => bytes.u16(0) === 0xffd8, size: jpegSize },
  {
    format: "GIF",
    is: (bytes) => /^GIF8[79]a$/.test(bytes.text(0, 6)),
    size: (bytes) => ({ width: bytes.u16le(6), height: bytes.u16le(8) }),
  },
  { format: "WebP", is: (bytes) => bytes.text(0, 4) === "RIFF" && bytes.text(8, 4) === "WEBP", size: webpSize },
  {
    format: "BMP",
    is: (bytes) => bytes.text(0, 2) === "BM",
    size: (bytes) =>
      bytes.u32le(14) === 12
        ? { width: bytes.u16le(18), height: bytes.u16le(20) }
        : { width: bytes.i32le(18), height: Math.abs(bytes.i32le(22)) },
  },
  { format: "AVIF", is: (bytes) => /^ftyp(?:avi[fs]|mif1|miaf)$/.test(bytes.text(4, 8)), size: avifSize },
];

/**
 * The size of a picture by the header of its file; nothing is decoded. `start`: the first bytes of the file, HEADER_BYTES
 * at most are looked at. A UserError `unreadable-file` names the picture as `name` and says what is wrong.
 */
export function imageSize(start: Uint8Array, name: string): (ImageSize & { format: ImageFormat }) | UserError {
  const bytes = new Bytes(start.subarray(0, HEADER_BYTES));
  let format: ImageFormat | undefined;
  try {
    const header = HEADERS.find((candidate) => bytes.length >= 12 && candidate.is(bytes));
    if (header === undefined) return refused(`${name} is no PNG, JPEG, GIF, WebP, BMP or AVIF picture.`);
    format = header.format;
    const size = header.size(bytes);
    if (size === undefined) return refused(`${name} is a damaged ${format} file: its header tells no size.`);
    const { width, height } = size;
    if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE)
      return refused(`${name} is a damaged ${format} file: it says that it is ${width} by ${height} pixels.`);
    return { width, height, format };
  } catch (error) {
    if (error instanceof TooShort)
      return refused(`${name} is a ${format ?? "picture"} file that ends before its size.`);
    throw error;
  }
}

function refused(message: string): UserError {
  return new UserError("unreadable-file", message);
}
