/** Headers of pictures of a size, as the formats' specifications give them; no pixels. */
const u32 = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
const u16 = (n: number) => [(n >>> 8) & 255, n & 255];
const le = (bytes: readonly number[]) => [...bytes].reverse();
const ascii = (text: string) => Array.from(text, (c) => c.charCodeAt(0));
const box = (kind: string, body: readonly number[]) => [...u32(body.length + 8), ...ascii(kind), ...body];

export const pictures = (w: number, h: number): Readonly<Record<string, Uint8Array>> => ({
  PNG: bytes(ascii("\x89PNG\r\n\x1a\n"), u32(13), ascii("IHDR"), u32(w), u32(h), [8, 6, 0, 0, 0]),
  JPEG: bytes(
    [0xff, 0xd8, 0xff, 0xe0],
    u16(6),
    ascii("JFIF"),
    [0xff, 0xc4],
    u16(3),
    [0],
    [0xff, 0xff, 0xc2],
    u16(17),
    [8],
    u16(h),
    u16(w),
    [3],
  ),
  GIF: bytes(ascii("GIF89a"), le(u16(w)), le(u16(h)), [0, 0, 0]),
  "WebP VP8": bytes(ascii("RIFF\0\0\0\0WEBPVP8 \0\0\0\0"), [0, 0, 0], ascii("\x9d\x01\x2a"), le(u16(w)), le(u16(h))),
  "WebP VP8L": bytes(ascii("RIFF\0\0\0\0WEBPVP8L\0\0\0\0/"), le(u32(((w - 1) | ((h - 1) << 14)) >>> 0))),
  "WebP VP8X": bytes(
    ascii("RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0"),
    le(u32(w - 1)).slice(0, 3),
    le(u32(h - 1)).slice(0, 3),
  ),
  BMP: bytes(ascii("BM"), new Array(12).fill(0), le(u32(40)), le(u32(w)), le(u32(-h >>> 0))),
  AVIF: bytes(
    box("ftyp", ascii("avif\0\0\0\0")),
    box("meta", [
      0,
      0,
      0,
      0,
      ...box("hdlr", [1, 2, 3]),
      ...box("iprp", box("ipco", box("ispe", [0, 0, 0, 0, ...u32(w), ...u32(h)]))),
    ]),
  ),
});

function bytes(...parts: readonly (readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flat());
}
