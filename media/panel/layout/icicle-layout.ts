import type { PanelSection } from "../../../src/panel/protocol.ts";

/** A section's place in the picture, in pixels; `index` in the list of sections. */
export interface IcicleNode {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Counts the sections that share out the tokens: what is inside one has its colour. */
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
/** A column that others stand beside is no wider: its titles are short, or are cut off. */
const WIDEST_COLUMN = 150;
/** Share of the tokens above which a section's colour would be that of the whole picture. */
const MOST_OF_IT = 0.6;

/**
 * Sections from the top of the document to its end, each as high as its share of the tokens; a column for each depth, and a
 * section with none inside reaches to the edge. What a section holds beside those inside it stays empty to its right.
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
  const shared = depthOfShares(sections.filter(isInside), to - from);
  let [family, hidden] = [-1, 0];
  for (const [index, section] of sections.entries()) {
    if (!isInside(section)) continue;
    if (section.depth <= shared) family++;
    if (section.tokens * scale < LOWEST || section.depth - first >= MOST_COLUMNS) hidden++;
    else seen.push({ index, section, family });
  }
  const columns = Math.max(1, ...seen.map(({ section }) => section.depth - first + 1));
  const column = Math.min(WIDEST_COLUMN, width / columns);
  const nodes = seen.map(({ index, section, family }, i) => {
    const x = (section.depth - first) * column;
    const holdsNext = (seen[i + 1]?.section.depth ?? 0) > section.depth;
    const height = section.tokens * scale;
    return { index, x, y: (section.at - from) * scale, width: holdsNext ? column : width - x, height, family };
  });
  return { nodes, hidden, from, to };
}

/** So high a section of average size has room for its title. */
const READABLE = 14;
/** A picture that is scrolled further says less than the table. */
const HIGHEST = 3000;

/** How high the picture must be for the sections that share out the tokens to be read, where there are not too many. */
export function readableHeight(sections: readonly PanelSection[], tokens: number): number {
  const shared = depthOfShares(sections, tokens);
  const count = sections.filter(({ depth }) => depth === shared).length;
  return Math.min(HIGHEST, READABLE * count);
}

/** The depth at which no single section holds nearly all the tokens. */
function depthOfShares(sections: readonly PanelSection[], tokens: number): number {
  let depth = Math.min(...sections.map((section) => section.depth));
  const isLarge = (section: PanelSection) => section.depth === depth && section.tokens > tokens * MOST_OF_IT;
  while (sections.some(isLarge) && sections.some((section) => section.depth > depth)) depth++;
  return depth;
}

/** The section right around another, by index; `null` for an outermost one. */
export function parentOf(sections: readonly PanelSection[], index: number): number | null {
  const depth = sections[index]?.depth ?? 0;
  for (let i = index - 1; i >= 0 && depth > 0; i--) if (sections[i]!.depth < depth) return i;
  return null;
}
