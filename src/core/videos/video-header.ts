import { TooShort } from "../images/headers/bytes.ts";
import { UserError } from "../user-error.ts";
import { movieHeader } from "./headers/movie.ts";
import { webmHeader } from "./headers/webm.ts";
import type { VideoSource } from "./video-source.ts";

/** What the header of a video tells; nothing is decoded. */
export interface VideoHeader {
  readonly format: "MP4" | "MOV" | "WebM";
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
  readonly hasAudio: boolean;
}

export type ReadHeader = (source: VideoSource) => Promise<Omit<VideoHeader, "format"> | undefined>;

/** Longer or larger than any of the formats honestly is; more is a trap for what computes with it. */
const LONGEST_SECONDS = 1_000_000;
const LONGEST_SIDE = 100_000;

/** The header of a video; a UserError `unreadable-file` names it as `name` and says what is wrong. */
export async function videoHeader(source: VideoSource, name: string): Promise<VideoHeader | UserError> {
  const refused = (why: string) => new UserError("unreadable-file", `${name} ${why}.`);
  let format: VideoHeader["format"] | undefined;
  try {
    if (source.length < 12) return refused("is no MP4, MOV or WebM video");
    const start = await source.read(0, 12);
    if (start.u32(0) === 0x1a45dfa3) format = "WebM";
    else if (start.text(4, 4) === "ftyp") format = start.text(8, 4) === "qt  " ? "MOV" : "MP4";
    else if (/^(?:moov|mdat|wide|free|skip)$/.test(start.text(4, 4))) format = "MOV";
    else return refused("is no MP4, MOV or WebM video");
    const found = await (format === "WebM" ? webmHeader : movieHeader)(source);
    if (found === undefined) return refused(`is a ${format} file whose header tells no length or no size of a picture`);
    const { seconds, width, height } = found;
    const isSane = seconds > 0 && seconds <= LONGEST_SECONDS && width >= 1 && height >= 1;
    if (!isSane || width > LONGEST_SIDE || height > LONGEST_SIDE)
      return refused(`is a damaged ${format} file: it says that it is ${seconds} s of ${width} by ${height} pixels`);
    return { format, ...found };
  } catch (error) {
    if (error instanceof TooShort) return refused(`is a ${format} file that ends within its header`);
    throw error;
  }
}
