import type { CountedSection } from "../count/sections.ts";

/** The section that a person looks at first when a text is over its budget. */
export interface Culprit {
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly tokens: number;
  /** Tokens more than in the last commit; `null` where there is none to compare with: then it is the largest. */
  readonly grewBy: number | null;
}

/** Of the growth of the section that grew most, what one inside it must have to be named instead. */
const MOST_OF_IT = 0.6;

/** The section that grew most since the text before, as deep as most of its growth; without a text before, the largest. */
export function findCulprit(
  now: readonly CountedSection[],
  before: readonly CountedSection[] | undefined,
): Culprit | undefined {
  const grown = before === undefined ? [] : growthOf(now, before);
  const most = Math.max(0, ...grown.map(({ growth }) => growth));
  const deep = grown.filter(({ growth }) => most > 0 && growth >= most * MOST_OF_IT).at(-1);
  if (deep !== undefined) return culprit(deep.section, deep.growth);
  if (before !== undefined) return undefined;
  const first = now.filter(({ depth }) => depth === 0);
  const second = now.filter(({ depth }) => depth === 1);
  // Below a title that holds all of the text.
  const top = first.length === 1 && second.length > 0 ? second : first;
  const largest = top.reduce<CountedSection | undefined>(
    (found, section) => (found === undefined || section.tokens > found.tokens ? section : found),
    undefined,
  );
  return largest && culprit(largest, null);
}

function culprit({ title, start, end, tokens }: CountedSection, grewBy: number | null): Culprit {
  return { title, start, end, tokens, grewBy };
}

function growthOf(now: readonly CountedSection[], before: readonly CountedSection[]) {
  const old = new Map(keysOf(before).map((key, i) => [key, before[i]!.tokens]));
  return keysOf(now).map((key, i) => ({ section: now[i]!, growth: now[i]!.tokens - (old.get(key) ?? 0) }));
}

/** A section's titles from the outside in, numbered where they occur again. */
function keysOf(sections: readonly CountedSection[]): string[] {
  const path: string[] = [];
  const seen = new Map<string, number>();
  return sections.map(({ title, depth }) => {
    path.length = depth;
    path.push(title);
    const key = JSON.stringify(path);
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return `${key} ${times}`;
  });
}
