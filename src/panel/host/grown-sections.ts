/** A section of a version of a text. */
export interface VersionSection {
  readonly title: string;
  readonly depth: number;
  readonly tokens: number;
}

const MOST = 3;

/** The sections that grew or shrank between two versions of a text, the largest change first; a moved one did neither. */
export function grownSections(
  before: readonly VersionSection[],
  now: readonly VersionSection[],
): { title: string; by: number }[] {
  const old = tokensByTitle(before);
  const grown = [...tokensByTitle(now)].map(([title, tokens]) => ({ title, by: tokens - (old.get(title) ?? 0) }));
  const titles = new Set(grown.map(({ title }) => title));
  const gone = [...old].filter(([title]) => !titles.has(title)).map(([title, tokens]) => ({ title, by: -tokens }));
  return [...grown, ...gone]
    .filter(({ by }) => by !== 0)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by))
    .slice(0, MOST);
}

/** Where one section holds all the others, those inside it tell more. */
function tokensByTitle(sections: readonly VersionSection[]): Map<string, number> {
  const outermost = sections.filter(({ depth }) => depth === 0);
  const inside = sections.filter(({ depth }) => depth === 1);
  const tokens = new Map<string, number>();
  for (const section of outermost.length <= 2 && inside.length > 0 ? inside : outermost) {
    tokens.set(section.title, (tokens.get(section.title) ?? 0) + section.tokens);
  }
  return tokens;
}
