/** Headers of videos, as the formats' specifications give them; no pictures. */
const u32 = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
const zeros = (n: number) => new Array<number>(n).fill(0);
const ascii = (text: string) => Array.from(text, (c) => c.charCodeAt(0));
export const box = (kind: string, body: readonly number[]) => [...u32(body.length + 8), ...ascii(kind), ...body];

interface Made {
  readonly seconds?: number;
  readonly width?: number;
  readonly height?: number;
  readonly sound?: boolean;
  readonly turned?: boolean;
  readonly brand?: string;
  /** Its length is that of its fragments. */
  readonly inFragments?: boolean;
  /** The header stands behind the pictures. */
  readonly late?: boolean;
}

export function mp4(made: Made = {}): Uint8Array {
  const {
    seconds = 90,
    width = 1920,
    height = 1080,
    sound = true,
    turned = false,
    brand = "isom",
    late = false,
    inFragments = false,
  } = made;
  const matrix = turned
    ? [0, 0x10000, 0, 0xffff0000, 0, 0, 0, 0, 0x40000000]
    : [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];
  const track = (kind: string, w: number, h: number) =>
    box("trak", [
      ...box("tkhd", [...zeros(40), ...matrix.flatMap(u32), ...u32(w * 65_536), ...u32(h * 65_536)]),
      ...box("mdia", [...box("mdhd", zeros(20)), ...box("hdlr", [...zeros(8), ...ascii(kind), ...zeros(12)])]),
    ]);
  const movie = box("moov", [
    ...box("mvhd", [...zeros(12), ...u32(600), ...u32(inFragments ? 0 : seconds * 600), ...zeros(80)]),
    ...(inFragments ? box("mvex", box("mehd", [...zeros(4), ...u32(seconds * 600)])) : []),
    ...(sound ? track("soun", 0, 0) : []),
    ...track("vide", width, height),
  ]);
  const media = box("mdat", zeros(5000));
  return Uint8Array.from([
    ...box("ftyp", [...ascii(brand), ...zeros(4)]),
    ...(late ? [...media, ...movie] : [...movie, ...media]),
  ]);
}

export function webm({ seconds = 90, width = 1280, height = 720, sound = true }: Made = {}): Uint8Array {
  const element = (id: readonly number[], body: readonly number[]) => [
    ...id,
    0x10,
    ...u32(body.length).slice(1),
    ...body,
  ];
  const duration = new DataView(new ArrayBuffer(8));
  duration.setFloat64(0, seconds * 1000);
  const track = (type: number, inside: readonly number[]) => element([0xae], [...element([0x83], [type]), ...inside]);
  const size = element([0xe0], [...element([0xb0], u32(width)), ...element([0xba], u32(height))]);
  const body = [
    ...element(
      [0x15, 0x49, 0xa9, 0x66],
      [
        ...element([0x2a, 0xd7, 0xb1], u32(1_000_000)),
        ...element([0x44, 0x89], Array.from(new Uint8Array(duration.buffer))),
      ],
    ),
    ...element([0x16, 0x54, 0xae, 0x6b], [...track(1, size), ...(sound ? track(2, []) : [])]),
    ...element([0x1f, 0x43, 0xb6, 0x75], zeros(100)),
  ];
  // A segment that is written while it is recorded does not know its size.
  const segment = [0x18, 0x53, 0x80, 0x67, 0x01, ...zeros(7).fill(0xff), ...body];
  return Uint8Array.from([...element([0x1a, 0x45, 0xdf, 0xa3], ascii("\x42\x82\x84webm")), ...segment]);
}
