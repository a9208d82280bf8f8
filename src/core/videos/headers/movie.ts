import type { ReadHeader } from "../video-header.ts";
import { MOST_LOOKS, type VideoSource } from "../video-source.ts";

interface Track {
  kind: string;
  width: number;
  height: number;
}

/** Boxes around what is looked for. ISO/IEC 14496-12. */
const PARENTS = new Set(["moov", "mvex", "trak", "mdia"]);

/** Length, size and sound of an MP4 or MOV by its `moov` box; the larger of two pictures. */
export const movieHeader: ReadHeader = async (source) => {
  let [scale, length] = [0, 0];
  const tracks: Track[] = [];
  let looks = MOST_LOOKS;

  const read = async (from: number, to: number): Promise<void> => {
    for (let at = from; at + 8 <= to && looks-- > 0; ) {
      const head = await source.read(at, 16);
      const kind = head.text(4, 4);
      const short = head.u32(0);
      const size = short === 1 ? head.u32(8) * 2 ** 32 + head.u32(12) : short === 0 ? to - at : short;
      const body = at + (short === 1 ? 16 : 8);
      if (size < body - at) return;
      const end = Math.min(at + size, to);
      if (kind === "trak") tracks.push({ kind: "", width: 0, height: 0 });
      const track = tracks.at(-1);
      if (PARENTS.has(kind)) await read(body, end);
      else if (kind === "mvhd") [scale, length] = await movieLength(source, body);
      // Of a movie in fragments, whose own length is 0.
      else if (kind === "mehd") length = Math.max(length, await fragmentsLength(source, body));
      else if (kind === "tkhd" && track !== undefined) Object.assign(track, await trackSize(source, body));
      else if (kind === "hdlr" && track !== undefined) track.kind = (await source.read(body + 8, 4)).text(0, 4);
      // What stands behind the header is no part of it.
      if (kind === "moov") return;
      at += size;
    }
  };
  await read(0, source.length);
  const pictures = tracks.filter(({ kind }) => kind === "vide");
  const [largest] = pictures.sort((a, b) => b.width * b.height - a.width * a.height);
  if (largest === undefined || length === 0 || scale === 0) return undefined;
  const hasAudio = tracks.some(({ kind }) => kind === "soun");
  return { seconds: length / scale, width: largest.width, height: largest.height, hasAudio };
};

/** `mvhd`, parts of a second and how many; times in version 0 have 4 bytes, in version 1 they have 8. */
async function movieLength(source: VideoSource, body: number): Promise<[scale: number, length: number]> {
  const bytes = await source.read(body, 32);
  const isLong = bytes.u8(0) === 1;
  return [bytes.u32(isLong ? 20 : 12), isLong ? bytes.u32(24) * 2 ** 32 + bytes.u32(28) : bytes.u32(16)];
}

async function fragmentsLength(source: VideoSource, body: number): Promise<number> {
  const bytes = await source.read(body, 12);
  return bytes.u8(0) === 1 ? bytes.u32(4) * 2 ** 32 + bytes.u32(8) : bytes.u32(4);
}

/** `tkhd`: the size is the last of it, in 65,536ths of a pixel, behind a matrix that turns a quarter where `a` is 0. */
async function trackSize(source: VideoSource, body: number): Promise<{ width: number; height: number }> {
  const isLong = (await source.read(body, 4)).u8(0) === 1;
  const bytes = await source.read(body + (isLong ? 52 : 40), 44);
  const [width, height] = [bytes.u32(36) / 65_536, bytes.u32(40) / 65_536].map(Math.round) as [number, number];
  const isTurned = bytes.u32(0) === 0 && bytes.u32(4) !== 0;
  return isTurned ? { width: height, height: width } : { width, height };
}
