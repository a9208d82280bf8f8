import type { ImageRule } from "../images/image-formulas.ts";
import type { ImageSize } from "../images/image-size.ts";
import { imageTokens } from "../images/image-tokens.ts";
import type { VideoHeader } from "./video-header.ts";
import type { VideoRule } from "./video-rules.ts";

/** A video as pictures spread evenly over it, as many as fit. */
export interface FramePlan {
  readonly size: ImageSize;
  readonly detail: "auto" | "low";
  /** Tokens of one. */
  readonly each: number;
  readonly frames: number;
  readonly tokens: number;
  /** Seconds from one to the next; each stands in the middle of its span. `null` where none fits. */
  readonly spacing: number | null;
}

/** What a vendor that takes videos makes of one. */
export interface TakenVideo {
  readonly frames: number;
  readonly each: number;
  readonly audio: number;
  readonly tokens: number;
  /** Where the request asks for low resolution. */
  readonly low: number;
}

/** Sides by which frames are made smaller: a clip of the same tokens shows more of its time, or more of each moment. */
const SHRINKS = [1, 2, 4, 8];
/** Frames nearer to each other than in a film of 30 a second are not there. */
const MOST_PER_SECOND = 30;

/** The ways to spend so many tokens on a video's frames, the finest first; ways that cost a frame as much are left out. */
export function framePlans(rule: ImageRule, video: VideoHeader, budget: number): FramePlan[] {
  const plans: FramePlan[] = [];
  const add = (size: ImageSize, detail: FramePlan["detail"]) => {
    const each = imageTokens(rule, size, detail);
    if (plans.some((plan) => plan.each <= each)) return;
    const most = Math.max(1, Math.floor(video.seconds * MOST_PER_SECOND));
    const frames = Math.min(most, Math.max(0, Math.floor(budget / each)));
    plans.push({
      size,
      detail,
      each,
      frames,
      tokens: frames * each,
      spacing: frames === 0 ? null : video.seconds / frames,
    });
  };
  for (const shrink of SHRINKS) {
    const side = (pixels: number) => Math.max(1, Math.round(pixels / shrink));
    add({ width: side(video.width), height: side(video.height) }, "auto");
  }
  if (rule.low !== undefined) add({ width: video.width, height: video.height }, "low");
  return plans;
}

/** The tokens of a whole video by the vendor's formula; a last second that has begun counts. */
export function takenVideo({ frame, low, framesPerSecond, audio }: VideoRule, video: VideoHeader): TakenVideo {
  const frames = Math.ceil(video.seconds * framesPerSecond);
  const sound = video.hasAudio ? Math.ceil(video.seconds) * audio : 0;
  return { frames, each: frame, audio: sound, tokens: frames * frame + sound, low: frames * low + sound };
}
