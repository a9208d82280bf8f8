import { UserError } from "../user-error.ts";
import { type SentFrames, sentFrames } from "../videos/sent-frames.ts";
import { type VideoHeader, videoHeader } from "../videos/video-header.ts";
import { cheapestSize } from "./cheapest-size.ts";
import { Bytes } from "./headers/bytes.ts";
import { bytesOfBase64, type ImageLink } from "./image-links.ts";
import { type ImageSize, imageSize } from "./image-size.ts";
import { imageRule, imageTokens } from "./image-tokens.ts";

/** A picture with what it takes, or a video as pictures. */
export interface MeasuredImage {
  /** For a person: the path, the address, or "data". */
  readonly name: string;
  /** `[start, end)` of the link's target or the data in the text. */
  readonly start: number;
  readonly end: number;
  /** Of a video that of its frames. */
  readonly size: ImageSize | null;
  /** `null` where the size or the model's formula is not known. */
  readonly tokens: number | null;
  /** A smaller size of as many tokens. */
  readonly cheapest: ImageSize | null;
  /** Of a video; `null` for a picture. */
  readonly frames: Omit<SentFrames, "tokens" | "cheapest"> | null;
  /** Why something is not known. */
  readonly problem: string | null;
}

/** Reads files that a text names, or says why they cannot be read. */
export interface ReadImages {
  /** The first bytes of a picture. */
  start(path: string): Promise<Uint8Array | UserError>;
  video(path: string): Promise<VideoHeader | UserError>;
}

export interface MeasureOptions {
  readonly model: string | null;
  /** Tokens that the frames of a video may take; `null`: as many as it has. */
  readonly frameTokens?: number | null;
}

/** Files that are read at the same time. */
const AT_ONCE = 32;

/** What the pictures and videos of a text take for a model; addresses are not fetched. */
export async function measureImages(
  links: readonly ImageLink[],
  options: MeasureOptions,
  read: ReadImages,
): Promise<MeasuredImage[]> {
  const measured: MeasuredImage[] = [];
  for (let i = 0; i < links.length; i += AT_ONCE)
    measured.push(...(await Promise.all(links.slice(i, i + AT_ONCE).map((link) => measureImage(link, options, read)))));
  return measured;
}

async function measureImage(link: ImageLink, options: MeasureOptions, read: ReadImages): Promise<MeasuredImage> {
  const { target, start, end, detail } = link;
  const name = target.kind === "file" ? target.path : target.kind === "url" ? target.url : "data";
  const unknown = { name, start, end, size: null, tokens: null, cheapest: null, frames: null };
  if (target.kind === "url") return { ...unknown, problem: "it lies on the network, and nothing is fetched" };
  if (link.kind === "video") return measureVideo(link, name, options, read);
  const bytes = target.kind === "file" ? await read.start(target.path) : bytesOfBase64(target.base64);
  if (bytes === undefined) return { ...unknown, problem: "its data are no base64" };
  const found = bytes instanceof UserError ? bytes : imageSize(bytes, name);
  if (found instanceof UserError) return { ...unknown, problem: found.message };
  const size = { width: found.width, height: found.height };
  const { model } = options;
  const rule = model === null ? undefined : imageRule(model);
  if (rule === undefined) return { ...unknown, size, problem: noFormula(model) };
  const smaller = cheapestSize(rule, size);
  const cheapest = smaller.width < size.width ? smaller : null;
  const problem = rule.assumed ? `counted as the model before ${model}, whose formula is published` : null;
  return { ...unknown, size, tokens: imageTokens(rule, size, detail), cheapest, problem };
}

async function measureVideo(
  { target, start, end, detail }: ImageLink,
  name: string,
  { model, frameTokens = null }: MeasureOptions,
  read: ReadImages,
): Promise<MeasuredImage> {
  const unknown = { name, start, end, size: null, tokens: null, cheapest: null, frames: null };
  const header = target.kind === "file" ? await read.video(target.path) : await headerOfData(target, name);
  if (header instanceof UserError) return { ...unknown, problem: header.message };
  const size = { width: header.width, height: header.height };
  const sent = model === null ? undefined : sentFrames(model, header, { detail, most: frameTokens });
  if (sent === undefined) return { ...unknown, size, problem: noFormula(model) };
  const { tokens, cheapest, ...frames } = sent;
  return { ...unknown, size, tokens, cheapest, frames, problem: null };
}

/** Data in a text are known by their beginning alone. */
async function headerOfData(target: ImageLink["target"], name: string): Promise<VideoHeader | UserError> {
  const start = target.kind === "data" ? bytesOfBase64(target.base64) : undefined;
  if (start === undefined) return new UserError("unreadable-file", "its data are no base64");
  const read = async (at: number, length: number) => new Bytes(start.subarray(at, at + length));
  return videoHeader({ length: start.length, read }, name);
}

function noFormula(model: string | null): string {
  return model === null ? "no model is chosen" : `no formula of ${model} is published`;
}
