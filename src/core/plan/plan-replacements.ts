import { unchangedBy } from "./cuts.ts";
import type { Plan, Range } from "./plan.ts";
import { changesIn, gapsIn, type Replacement, replacementsBetween } from "./replacements.ts";

/**
 * What a plan changes in the text that its pieces are of. Pieces that say where they stand in the plan's text are
 * compared one by one, so that a text that says the same thing twice is never taken for its other half.
 *
 * @param span what of the text the pieces tile; the rest stays.
 */
export function planReplacements(plan: Plan, before: string, [start, end]: Range): Replacement[] {
  const { text, pieces } = plan;
  if (pieces.length > 0 && pieces.every(({ at }) => at !== undefined)) {
    return changesIn(before, joined(pieceChanges(plan, before)));
  }
  const after = before.slice(0, start) + text + before.slice(end);
  return replacementsBetween(before, after, [[0, start], ...unchangedBy(plan), [end, before.length]]);
}

function* pieceChanges({ text, pieces }: Plan, before: string): Generator<Replacement> {
  for (const { start, end, at, level, kept = level === "full" ? [[start, end] as const] : [] } of pieces) {
    yield* gapsIn(before, { start, end, text: text.slice(...(at as Range)) }, kept);
  }
}

/** Neighbours of which nothing is left as one change. */
function* joined(changes: Iterable<Replacement>): Generator<Replacement> {
  let last: Replacement | undefined;
  for (const change of changes) {
    if (last?.end === change.start && last.text === "" && change.text === "") last = { ...change, start: last.start };
    else {
      if (last) yield last;
      last = change;
    }
  }
  if (last) yield last;
}
