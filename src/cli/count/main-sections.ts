import type { CountedSection } from "./sections.ts";

/** A section with those right below it. */
export interface MainSection {
  readonly section: CountedSection;
  readonly inside: readonly CountedSection[];
}

/** Share of a text above which a section says too little by itself, and those inside it are shown instead. */
const TOO_LARGE = 0.6;

/**
 * The sections that tell where a text's tokens go: the outermost ones, or where one of them holds nearly everything,
 * the ones inside it. What that one holds beside them comes as a section of its title that ends where they begin.
 */
export function mainSections(sections: readonly CountedSection[], total: number): MainSection[] {
  const found: MainSection[] = [];
  for (const [i, section] of sections.entries()) {
    if (section.depth > 0) continue;
    found.push(...opened(section, sections.slice(i + 1, endOf(sections, i)), total));
  }
  return found;
}

function opened(section: CountedSection, below: readonly CountedSection[], total: number): MainSection[] {
  const inside = below.filter(({ depth }) => depth === section.depth + 1);
  if (section.tokens <= total * TOO_LARGE || inside.length < 2) return [{ section, inside }];
  const rest = section.tokens - inside.reduce((sum, { tokens }) => sum + tokens, 0);
  const head: MainSection[] =
    rest > 0 ? [{ section: { ...section, end: inside[0]!.start, tokens: rest }, inside: [] }] : [];
  return [
    ...head,
    ...inside.flatMap((child) => {
      const at = below.indexOf(child);
      return opened(child, below.slice(at + 1, endOf(below, at)), total);
    }),
  ];
}

/** Where the sections inside the i-th one end in the list. */
function endOf(sections: readonly CountedSection[], i: number): number {
  const next = sections.findIndex(({ depth }, at) => at > i && depth <= sections[i]!.depth);
  return next < 0 ? sections.length : next;
}
