import type * as vscode from "vscode";
import type { FileLevel, LeveledFile } from "../../core/select/file-level.ts";
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
  // A file that is left out, or free again, has no level either.
  const levels = levelsWithout(
    choice,
    ranges.filter(({ end }) => decision !== "pinned" && end === Number.MAX_SAFE_INTEGER),
  );
  const bare = (list: readonly FileRange[]) => list.map(({ path, start, end }) => ({ path, start, end }));
  return { ...choice, levels, pinned: bare(decided.pinned), excluded: bare(decided.excluded) };
}

/** A choice in which a file is wanted at a level; `null`: its best pieces. All else decided about it is forgotten. */
export function withLevel(choice: SelectChoice, path: string, level: FileLevel | null): SelectChoice {
  const file = { path, start: 0, end: Number.MAX_SAFE_INTEGER };
  const free = withDecision(choice, [file], undefined);
  return level === null ? free : { ...free, levels: [...(free.levels ?? []), { path, level }] };
}

/** The level that a person decided for a file. */
export function levelOf({ levels = [] }: SelectChoice, path: string): FileLevel | undefined {
  return levels.find((file) => file.path === path)?.level;
}

function levelsWithout({ levels = [] }: SelectChoice, files: readonly FileRange[]): LeveledFile[] {
  return levels.filter((file) => !files.some(({ path }) => path === file.path));
}
