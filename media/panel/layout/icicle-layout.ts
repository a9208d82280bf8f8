import type { PanelSection } from "../../../src/panel/protocol.ts";

/** A section's place in the picture, in pixels; `index` in the list of sections. */
export interface IcicleNode {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of the outermost section around it, counted from 0: what its colour goes by. */
  readonly family: number;
}

export interface Icicle {
  readonly nodes: readonly IcicleNode[];
  /** Sections inside what is shown that are too small to be seen. */
  readonly hidden: number;
  /** The tokens that the picture shows, `[from, to)`. */
  readonly from: number;
  readonly to: number;
}

export interface IcicleOptions {
  readonly width: number;
  readonly height: number;
  /** Tokens of the document. */
  readonly tokens: number;
  /** The section that fills the picture, by its index; `null`: the whole document does. */
  readonly zoom: number | null;
}

/** What is lower than this cannot be hit with a mouse; two neighbours would be one line. */
const LOWEST = 3;
/** Deeper columns than this have no room for a title. */
const MOST_COLUMNS = 6;

/**
 * Sections from the top of the document to its end, each as high as its share of the tokens; a column for each depth. What
 * a section holds beside the sections inside it stays empty to the right of it.
 *
 * @param sections in order, each before those inside it.
 */
export function icicle(sections: readonly PanelSection[], { width, height, tokens, zoom }: IcicleOptions): Icicle {
  const root = zoom === null ? undefined : sections[zoom];
  const [from, to] = root ? [root.at, root.at + root.tokens] : [0, tokens];
  const first = root?.depth ?? 0;
  const scale = to > from ? height / (to - from) : 0;
  const isInside = ({ start, end, depth }: PanelSection) =>
    !root || (start >= root.start && end <= root.end && depth >= root.depth);
  const seen: { index: number; section: PanelSection; family: number }[] = [];
  let [family, hidden] = [-1, 0];
  for (const [index, section] of sections.entries()) {
    if (section.depth === 0) family++;
    if (!isInside(section)) continue;
    if (section.tokens * scale < LOWEST || section.depth - first >= MOST_COLUMNS) hidden++;
    else seen.push({ index, section, family });
  }
  const columns = Math.max(1, ...seen.map(({ section }) => section.depth - first + 1));
  const column = width / columns;
  const nodes = seen.map(({ index, section, family }) => ({
    index,
    x: (section.depth - first) * column,
    y: (section.at - from) * scale,
    width: column,
    height: section.tokens * scale,
    family,
  }));
  return { nodes, hidden, from, to };
}

/** The section right around another, by index; `null` for an outermost one. */
export function parentOf(sections: readonly PanelSection[], index: number): number | null {
  const depth = sections[index]?.depth ?? 0;
  for (let i = index - 1; i >= 0 && depth > 0; i--) if (sections[i]!.depth < depth) return i;
  return null;
}
