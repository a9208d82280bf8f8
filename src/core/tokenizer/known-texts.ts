import { OVERHEAD_DEVIATION, OVERHEAD_TOKENS, type RatioOf, type Reading } from "./calibration.ts";
import type { Ratio } from "./estimate-ratios.ts";
import { type KindValues, TEXT_KINDS } from "./text-kind.ts";
import { readSketch, sketchDistance, sketchSize, type TextSketch } from "./text-sketch.ts";

/**
 * From this distance on a text is another one, and its reading says no more of it than of others. Of 2,300 pairs of
 * different prompts whose lengths are within a tenth of each other, three in a thousand are nearer (median 0.13); a text
 * reaches it when about a tenth was added or a twentieth written anew.
 */
const OTHER_TEXT = 0.05;

/** What is known of a text from a reading of it, or of one from which it was edited. */
export interface KnownText {
  /** `usage.input_tokens`. */
  readonly tokens: number;
  /** What the reading was above its estimate. */
  readonly above: number;
  /** 0 for the very text, 1 for another one. */
  readonly changed: number;
}

interface Entry {
  readonly tokens: number;
  readonly above: number;
  readonly sketch: TextSketch;
  readonly size: number;
}

/** The texts of which readings say what they took. */
export class KnownTexts {
  readonly #entries: readonly Entry[];

  constructor(readings: readonly Reading[], ratioOf: RatioOf) {
    // The newest reading of a text comes first, and stands where several are equally near.
    this.#entries = readings.flatMap((reading) => entryOf(reading, ratioOf) ?? []).reverse();
  }

  /** Whether a text of so many characters may be known, so that its sketch is worth making. */
  mayHold(length: number): boolean {
    const size = sketchSize(length);
    return this.#entries.some((entry) => Math.abs(entry.size - size) < OTHER_TEXT * (entry.size + size));
  }

  find(sketch: TextSketch): KnownText | null {
    let nearest: Entry | null = null;
    let least = OTHER_TEXT;
    for (const entry of this.#entries) {
      const distance = sketchDistance(entry.sketch, sketch);
      if (distance >= least) continue;
      least = distance;
      nearest = entry;
    }
    return nearest && { tokens: nearest.tokens, above: nearest.above, changed: least / OTHER_TEXT };
  }
}

function entryOf({ base, tokens, sketch }: Reading, ratioOf: RatioOf): Entry | null {
  const read = sketch === undefined ? null : readSketch(sketch);
  const counts = TEXT_KINDS.map((kind) => base[kind] ?? 0);
  const all = counts.reduce((sum, n) => sum + n, 0);
  if (read === null || all <= 0) return null;
  const shares = Object.fromEntries(TEXT_KINDS.map((kind, i) => [kind, counts[i]! / all])) as KindValues;
  const size = read.reduce((sum, n) => sum + n, 0);
  return { tokens, above: tokens - all * ratioOf(shares).typical, sketch: read, size };
}

/**
 * The tokens of a text that is known, as bounds that are not rounded: what was told for the very text, where only the
 * marks that a request puts around its text are uncertain, and by and by the estimate as it is edited. The part of a
 * text that is unchanged keeps what it was above or below its estimate; the part that is new has the estimate's width.
 */
export function knownTokens(base: number, { low, typical, high }: Ratio, known: KnownText): Ratio {
  const same = 1 - known.changed;
  const tokens = known.changed === 0 ? known.tokens : Math.max(1, base * typical + same * known.above);
  return {
    low: tokens - known.changed * base * (typical - low) - same * (OVERHEAD_TOKENS + 2 * OVERHEAD_DEVIATION),
    typical: tokens,
    high: tokens + known.changed * base * (high - typical),
  };
}
