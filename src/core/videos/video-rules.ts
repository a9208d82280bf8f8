import { ruleFor } from "../images/rule-for.ts";

/** What a vendor takes for a second of video, where it takes videos. */
export interface VideoRule {
  readonly models: readonly string[];
  /** Tokens of a frame, and where the request asks for low resolution. */
  readonly frame: number;
  readonly low: number;
  readonly framesPerSecond: number;
  /** Tokens of a second of sound. */
  readonly audio: number;
  readonly source: string;
  readonly date: string;
}

/** As published; timestamps and other data around frames come on top (about 300 tokens a second in all, where 290 are told). */
const RULES: readonly VideoRule[] = [
  {
    models: ["gemini-1.5", "gemini-2", "gemini-flash", "gemini-pro"],
    ...{ frame: 258, low: 66, framesPerSecond: 1, audio: 32 },
    source: "ai.google.dev/gemini-api/docs/video-understanding",
    date: "2025-09",
  },
  {
    // 70 at the default and at medium resolution is also what Google says at discuss.ai.google.dev/t/109808 (seen 2026-11).
    models: ["gemini-3"],
    ...{ frame: 70, low: 70, framesPerSecond: 1, audio: 32 },
    source: "ai.google.dev/gemini-api/docs/media-resolution",
    date: "2026-01",
  },
];

export function videoRule(model: string): VideoRule | undefined {
  return ruleFor(model, RULES);
}
