import type { Bytes } from "../../images/headers/bytes.ts";
import type { ReadHeader } from "../video-header.ts";
import { MOST_LOOKS, type VideoSource } from "../video-source.ts";

/** Elements of Matroska (RFC 9559) that tell, and those around them. */
const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const TIMESTAMP_SCALE = 0x2ad7b1;
const DURATION = 0x4489;
const TRACKS = 0x1654ae6b;
const TRACK_ENTRY = 0xae;
const TRACK_TYPE = 0x83;
const VIDEO = 0xe0;
const PIXEL_WIDTH = 0xb0;
const PIXEL_HEIGHT = 0xba;
const CLUSTER = 0x1f43b675;
const PARENTS = new Set([SEGMENT, INFO, TRACKS, TRACK_ENTRY, VIDEO]);
const VIDEO_TRACK = 1;
const AUDIO_TRACK = 2;

/** Length, size and sound of a WebM by what stands before its first cluster. */
export const webmHeader: ReadHeader = async (source) => {
  let [scale, duration, width, height] = [1_000_000, 0, 0, 0];
  const types = new Set<number>();
  let looks = MOST_LOOKS;
  let isDone = false;

  const read = async (from: number, to: number): Promise<void> => {
    for (let at = from; at + 2 <= to && !isDone && looks-- > 0; ) {
      const head = await source.read(at, 12);
      const id = vint(head, 0, false);
      const size = id && vint(head, id.length, true);
      if (id === undefined || size === undefined || id.value === CLUSTER) {
        isDone = true;
        return;
      }
      const body = at + id.length + size.length;
      const end = size.value === undefined ? to : Math.min(body + size.value, to);
      if (PARENTS.has(id.value!)) await read(body, end);
      else if (id.value === TIMESTAMP_SCALE) scale = await unsigned(source, body, end);
      else if (id.value === DURATION) duration = await float(source, body, end);
      else if (id.value === TRACK_TYPE) types.add(await unsigned(source, body, end));
      else if (id.value === PIXEL_WIDTH) width = Math.max(width, await unsigned(source, body, end));
      else if (id.value === PIXEL_HEIGHT) height = Math.max(height, await unsigned(source, body, end));
      at = end;
    }
  };
  await read(0, source.length);
  const seconds = (duration * scale) / 1e9;
  if (!types.has(VIDEO_TRACK) || width === 0 || !(seconds > 0)) return undefined;
  return { seconds, width, height, hasAudio: types.has(AUDIO_TRACK) };
};

/** A number of 1 to 8 bytes, whose first set bit tells how many (RFC 8794, 4); all bits set: a size that is not known. */
function vint(bytes: Bytes, at: number, isSize: boolean): { value: number | undefined; length: number } | undefined {
  const first = bytes.u8(at);
  const length = Math.clz32(first) - 23;
  if (length > (isSize ? 8 : 4)) return undefined;
  let value = isSize ? first & (0xff >> length) : first;
  let isUnknown = isSize && value === 0xff >> length;
  for (let i = 1; i < length; i++) {
    const byte = bytes.u8(at + i);
    isUnknown &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return { value: isUnknown ? undefined : value, length };
}

async function unsigned(source: VideoSource, from: number, to: number): Promise<number> {
  const length = Math.min(8, to - from);
  const bytes = await source.read(from, length);
  let value = 0;
  for (let i = 0; i < length; i++) value = value * 256 + bytes.u8(i);
  return value;
}

async function float(source: VideoSource, from: number, to: number): Promise<number> {
  const view = new DataView(new ArrayBuffer(8));
  const length = to - from === 4 ? 4 : 8;
  const bytes = await source.read(from, length);
  for (let i = 0; i < length; i++) view.setUint8(i, bytes.u8(i));
  return length === 4 ? view.getFloat32(0) : view.getFloat64(0);
}
