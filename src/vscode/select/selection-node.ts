import type { Piece } from "../../core/plan/plan.ts";
import type { FileLevel } from "../../core/select/file-level.ts";
import type { FileRange } from "../../core/select/options.ts";
import type { SelectChoice } from "./selecting-service.ts";
import type { Decision, ShownSelection } from "./shown-selection.ts";
import { decisionOn, levelOf } from "./shown-selection.ts";

/** A row of the tree that shows a selection: a file, or a piece of one. */
export interface SelectionNode extends FileRange {
  readonly shown: ShownSelection;
  readonly parent: SelectionNode | undefined;
  readonly children: readonly SelectionNode[];
  /** Absent for a file, and for what a person left out. */
  readonly piece?: Piece;
  readonly decision: Decision | undefined;
  /** Decided by the person, of a file. */
  readonly level?: FileLevel;
  readonly tokens: number;
  readonly id: string;
}

/** A file as a whole: an end past any file's. */
const END = Number.MAX_SAFE_INTEGER;

/** The files of a selection in the order of its text, then those that a person left out. */
export function nodesOf(shown: ShownSelection): SelectionNode[] {
  const { selected, choice, uri } = shown;
  const byPath = new Map<string, (FileRange & { readonly piece?: Piece })[]>();
  const add = (range: FileRange & { readonly piece?: Piece }) =>
    byPath.set(range.path, [...(byPath.get(range.path) ?? []), range]);
  for (const piece of selected.pieces) add({ path: piece.path!, start: piece.start, end: piece.end, piece });
  for (const range of choice.excluded) add(range);
  return Array.from(byPath, ([path, ranges]) => {
    const children: SelectionNode[] = [];
    const tokens = ranges.reduce((sum, { piece }) => sum + (piece?.tokens ?? 0), 0);
    const level = levelOf(choice, path);
    const isExcluded = ranges.every(({ piece }) => piece === undefined);
    const file: SelectionNode = {
      ...{ path, start: 0, end: END, shown, parent: undefined, children, tokens, id: `${uri.path} ${path}` },
      decision: isExcluded ? "excluded" : undefined,
      ...(level && { level }),
    };
    const inOrder = level === "name" ? [] : ranges.filter(({ end }) => end < END).sort((a, b) => a.start - b.start);
    for (const { start, end, piece } of inOrder)
      children.push({
        ...{ path, start, end, shown, parent: file, children: [], tokens: piece?.tokens ?? 0 },
        ...(piece && { piece }),
        decision: piece ? decisionOnPiece(choice, path, piece) : "excluded",
        id: `${file.id} ${start}-${end}`,
      });
    return file;
  });
}

/** What is decided about what stands of a piece: between that, a part may have been left out by hand. */
function decisionOnPiece(choice: SelectChoice, path: string, { start, end, kept }: Piece): Decision | undefined {
  for (const [from, to] of kept ?? [[start, end] as const]) {
    const decision = decisionOn(choice, { path, start: from, end: to });
    if (decision) return decision;
  }
  return undefined;
}
