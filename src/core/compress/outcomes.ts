import type { Range } from "../plan/plan.ts";
import type { Arranger } from "./arrange.ts";
import type { Choice } from "./choose.ts";
import type { Edit } from "./edit.ts";
import type { Outcome } from "./pieces.ts";
import type { Source } from "./source.ts";
import type { Unit } from "./unit.ts";

/** What the outcomes are told from. */
export interface Story {
  readonly source: Source;
  readonly units: readonly Unit[];
  readonly edits: readonly Edit[];
  readonly arranger: Arranger;
  readonly choice: Choice;
  readonly scores: Float32Array;
  /** Why a unit had to stay; empty where it did not. */
  readonly protection: readonly string[];
  /** What a score says: "relevance to the question". */
  readonly measure: string;
}

/** One outcome a block, with the blank lines after it; they tile the source. */
export function outcomesOf(story: Story): Outcome[] {
  const { source, units, choice } = story;
  const outcomes: Outcome[] = [];
  const placedAt = new Map(choice.arrangement.placed.map((p) => [p.unit, p]));
  let unit = 0;
  let edit = 0;
  let from = 0;
  let written = 0;
  source.blocks.forEach((block, index) => {
    const first = unit;
    while (unit < units.length && units[unit]!.block === index) unit++;
    while (edit < story.edits.length && story.edits[edit]!.end <= from) edit++;
    const gone = story.edits[edit];
    const repeats =
      gone !== undefined && gone.level === "omitted" && gone.start <= block.start && gone.end >= block.end;
    if (first === unit && !repeats) return;
    const next = nextStart(source, units, unit, index);
    const members = Array.from({ length: unit - first }, (_, k) => first + k);
    const placed = members.flatMap((i) => placedAt.get(i) ?? []);
    const at = written;
    if (placed.length > 0) written = placed.at(-1)!.to;
    const touched = edit < story.edits.length && story.edits[edit]!.start < next;
    const common = { start: from, end: next, at, to: written };
    from = next;
    if (repeats) outcomes.push({ ...common, level: "omitted", reason: gone.reason });
    else
      outcomes.push({
        ...common,
        ...tell(
          story,
          members,
          placed.map((p) => [p.unit, p.end] as const),
          touched,
        ),
      });
  });
  return outcomes;
}

/** Blocks without words go with the block before them; those at the very start with the first one. */
function nextStart(source: Source, units: readonly Unit[], unit: number, index: number): number {
  for (let k = index + 1; k < source.blocks.length; k++) {
    const { kind, start } = source.blocks[k]!;
    if (kind !== "blank" && (units[unit]?.block === k || isGone(units, unit, k))) return start;
  }
  return source.text.length;
}

const isGone = (units: readonly Unit[], unit: number, block: number): boolean =>
  units[unit] === undefined || units[unit]!.block > block;

function tell(
  story: Story,
  members: readonly number[],
  placed: readonly (readonly [unit: number, end: number])[],
  touched: boolean,
): Pick<Outcome, "level" | "reason" | "score" | "kept"> {
  const { units, scores, protection, choice, edits, measure } = story;
  const best = Math.max(...members.map((i) => scores[i]!));
  const figure = (score: number) => score.toFixed(2);
  const guarded = protection[members.find((i) => protection[i]) ?? -1];
  if (placed.length === 0) {
    const heading = units[members[0]!]!.kind === "heading";
    return {
      level: "omitted",
      score: best,
      reason: heading ? "heading left out with its content" : `low ${measure} (${figure(best)})`,
    };
  }
  const whole = placed.length === members.length && placed.every(([i]) => choice.taken[i]);
  if (whole) {
    const edit = touched ? edits.find((e) => e.end > units[members[0]!]!.start) : undefined;
    const reason = guarded
      ? `protected: ${guarded}`
      : edit
        ? edit.reason
        : units[members[0]!]!.kind === "heading"
          ? "heading of what is kept"
          : `${measure} ${figure(best)}`;
    return { level: edit ? edit.level : "full", score: best, reason };
  }
  const kept: Range[] = [];
  let previous = -2;
  for (const [i, end] of placed) {
    for (const [a, b] of story.arranger.keptOf(i, end)) {
      const last = kept.at(-1);
      const joined = last !== undefined && (previous === i || (previous === i - 1 && choice.taken[previous] === 1));
      if (joined && story.arranger.isVerbatimGap(last[1], a)) kept[kept.length - 1] = [last[0], b];
      else kept.push([a, b]);
      previous = i;
    }
  }
  const lowest = Math.max(...members.filter((i) => !choice.taken[i]).map((i) => scores[i]!));
  return {
    level: "sentences",
    kept,
    score: best,
    reason: `${placed.length} of ${members.length} sentences kept, the others have low ${measure} (${figure(lowest)} at most)`,
  };
}
