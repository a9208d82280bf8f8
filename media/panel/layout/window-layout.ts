import type { DocumentFacts, PanelImage } from "../../../src/panel/protocol.ts";

/** What a part of the window is taken by. */
export type PartKind = "document" | "over" | "included" | "images" | "overhead" | "free" | "spare" | "reserve";

/** A part of a bar, in tokens from its beginning. */
export interface BarPart {
  readonly kind: PartKind;
  readonly from: number;
  readonly tokens: number;
}

export interface Bar {
  readonly parts: readonly BarPart[];
  /** Tokens of the whole bar. */
  readonly whole: number;
  /** Where the budget ends, in tokens from the beginning. */
  readonly budget: number | null;
  /** Where what the model uses well ends, the same way; `null` where that is unknown, or all of the bar. */
  readonly effective: number | null;
}

type BarFacts = Pick<
  DocumentFacts,
  "count" | "window" | "reserve" | "budget" | "overhead" | "included" | "effective"
> & { readonly images: readonly Pick<PanelImage, "tokens">[] };

/**
 * The whole window, from what the document takes to what is held back for the answer: in a window of 10,000 with a reserve
 * of 2,000, a document of 3,000 with a budget of 4,000 leaves 1,000 free and 4,000 that nobody planned to use. Without a
 * window, the budget is the whole; without both, the document.
 */
export function windowBar(facts: BarFacts): Bar {
  const { count, window, reserve, budget, overhead, included, images, effective } = facts;
  const document = count?.tokens ?? 0;
  const limit = budget ?? window ?? document;
  const within = Math.min(document, limit);
  const others = included.reduce((sum, file) => sum + (file.count?.tokens ?? 0), 0);
  const pictures = images.reduce((sum, image) => sum + (image.tokens ?? 0), 0);
  const held = window === null ? 0 : reserve;
  const taken = document + others + pictures + overhead;
  const free = Math.max(0, limit - taken);
  const spare = Math.max(0, (window ?? 0) - held - taken - free);
  const sizes: readonly (readonly [PartKind, number])[] = [
    ["document", within],
    ["over", document - within],
    ["included", others],
    ["images", pictures],
    ["overhead", overhead],
    ["free", free],
    ["spare", spare],
    ["reserve", held],
  ];
  const parts: BarPart[] = [];
  let from = 0;
  for (const [kind, tokens] of sizes) {
    if (tokens > 0) parts.push({ kind, from, tokens });
    from += tokens;
  }
  const wellUsed = effective !== null && effective.tokens < from ? effective.tokens : null;
  return { parts, whole: Math.max(1, from), budget, effective: wellUsed };
}
