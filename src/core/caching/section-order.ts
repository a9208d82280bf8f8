import { sharedLength } from "./broken-prefix.ts";

/** A section of a prompt, told from others by its text. */
export interface OrderedSection {
  readonly title: string;
  readonly text: string;
  readonly tokens: number;
}

export interface SectionOrder {
  /** The sections of the first prompt in the order that would cache best. */
  readonly titles: readonly string[];
  /** Tokens that prompts share with those before them, at borders of sections: as they are, and in that order. */
  readonly sharedNow: number;
  readonly sharedThen: number;
}

/**
 * The order of sections in which a folder of prompts would cache best: what most prompts hold stands first, what only
 * one of them holds last. Sections of equal count stay as they stand. What a section says about another's place is not
 * known here, so it is a proposal.
 */
export function bestOrder(prompts: readonly (readonly OrderedSection[])[]): SectionOrder {
  const ids = new Map<string, number>();
  const counts: number[] = [];
  const tokens: number[] = [];
  const numbered = prompts.map((sections) =>
    sections.map(({ text, tokens: own }) => {
      let id = ids.get(text);
      if (id === undefined) {
        id = counts.length;
        ids.set(text, id);
        counts.push(0);
        tokens.push(own);
      }
      return id;
    }),
  );
  for (const sections of numbered) for (const id of new Set(sections)) counts[id]!++;
  const places = numbered.map((sections) =>
    Array.from(sections.keys()).sort((a, b) => {
      const [first, second] = [sections[a]!, sections[b]!];
      // Those of equal count by when they were first seen, so that all prompts have them in one order.
      return counts[second]! - counts[first]! || first - second || a - b;
    }),
  );
  const moved = numbered.map((sections, i) => places[i]!.map((place) => sections[place]!));
  const first = prompts[0] ?? [];
  return {
    titles: (places[0] ?? []).map((place) => first[place]!.title),
    sharedNow: sharedTokens(numbered, tokens),
    sharedThen: sharedTokens(moved, tokens),
  };
}

function sharedTokens(prompts: readonly (readonly number[])[], tokens: readonly number[]): number {
  const sorted = [...prompts].sort((a, b) => {
    const at = sharedLength(a, b);
    return at === a.length || at === b.length ? a.length - b.length : a[at]! - b[at]!;
  });
  let sum = 0;
  for (let i = 1; i < sorted.length; i++) {
    const length = sharedLength(sorted[i - 1]!, sorted[i]!);
    for (let j = 0; j < length; j++) sum += tokens[sorted[i]![j]!]!;
  }
  return sum;
}
