import type * as vscode from "vscode";
import type { FileRange } from "../../core/select/options.ts";
import type { Selected } from "../../node/selecting/selecting-queries.ts";
import type { SelectChoice } from "./selecting-service.ts";

/** A selection that a person looks at, and what they decided about it. */
export interface ShownSelection {
  /** Names the read-only document that shows its text. */
  readonly uri: vscode.Uri;
  selected: Selected;
  choice: SelectChoice;
}

export type Decision = "pinned" | "excluded";

const overlaps = (a: FileRange, b: FileRange): boolean => a.path === b.path && a.start < b.end && b.start < a.end;

/** What is decided about a range; `undefined`: nothing. */
export function decisionOn(choice: SelectChoice, range: FileRange): Decision | undefined {
  if (choice.excluded.some((one) => overlaps(one, range))) return "excluded";
  return choice.pinned.some((one) => overlaps(one, range)) ? "pinned" : undefined;
}

/** A choice in which ranges are decided anew; `undefined` forgets what was decided about them. */
export function withDecision(
  choice: SelectChoice,
  ranges: readonly FileRange[],
  decision: Decision | undefined,
): SelectChoice {
  const others = (list: readonly FileRange[]) => list.filter((one) => !ranges.some((range) => overlaps(one, range)));
  const left = { pinned: others(choice.pinned), excluded: others(choice.excluded) };
  const decided = decision === undefined ? left : { ...left, [decision]: [...left[decision], ...ranges] };
  const bare = (list: readonly FileRange[]) => list.map(({ path, start, end }) => ({ path, start, end }));
  return { ...choice, pinned: bare(decided.pinned), excluded: bare(decided.excluded) };
}
