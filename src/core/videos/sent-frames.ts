import { cheapestSize } from "../images/cheapest-size.ts";
import type { ImageSize } from "../images/image-size.ts";
import { type ImageDetail, imageRule, imageTokens } from "../images/image-tokens.ts";
import { takenVideo } from "./frame-plan.ts";
import type { VideoHeader } from "./video-header.ts";
import { videoRule } from "./video-rules.ts";

/** A video in a prompt as a model is sent it: pictures spread evenly over it, and its sound. */
export interface SentFrames {
  readonly seconds: number;
  /** Frames that are sent, and what one takes. */
  readonly frames: number;
  readonly each: number;
  /** Frames of the whole video at one a second; more than are sent where tokens for them are limited. */
  readonly all: number;
  /** Tokens of its sound. */
  readonly audio: number;
  readonly tokens: number;
  /** A smaller frame of as many tokens. */
  readonly cheapest: ImageSize | null;
}

/** As vendors that take videos do it. */
const FRAMES_PER_SECOND = 1;

/**
 * What a video takes for a model: by its vendor's formula, else as pictures, one a second; no more of them than `most` tokens
 * hold. `undefined` where no formula is published.
 */
export function sentFrames(
  model: string,
  video: VideoHeader,
  { detail = "auto", most = null }: { readonly detail?: ImageDetail; readonly most?: number | null } = {},
): SentFrames | undefined {
  const { seconds, width, height } = video;
  const vendors = videoRule(model);
  const pictures = imageRule(model);
  const within = (all: number, each: number, audio: number, cheapest: ImageSize | null): SentFrames => {
    const frames = most === null ? all : Math.min(all, Math.floor(most / each));
    return { seconds, frames, each, all, audio, tokens: frames * each + audio, cheapest };
  };
  if (vendors !== undefined) {
    const { frames, each, audio } = takenVideo(vendors, video);
    return within(frames, each, audio, null);
  }
  if (pictures === undefined) return undefined;
  const smaller = cheapestSize(pictures, { width, height });
  const all = Math.ceil(seconds * FRAMES_PER_SECOND);
  return within(all, imageTokens(pictures, { width, height }, detail), 0, smaller.width < width ? smaller : null);
}
