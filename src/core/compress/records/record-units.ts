import { sentences } from "../../document/units/sentences.ts";
import type { Range } from "../../plan/plan.ts";
import type { Edit } from "../edits/edit.ts";
import { wholeRanges } from "../edits/whole-ranges.ts";
import type { Source } from "../source.ts";
import type { Unit } from "../units/unit.ts";
import type { JsonRecord } from "./record.ts";

/** A unit of a record: its frame (all that is no content) or a sentence of its content. */
export interface RecordUnit extends Unit {
  readonly record: number;
  readonly isFrame: boolean;
}

/**
 * One frame and the sentences of its content for each record, in order. A sentence needs its frame, partners each other.
 * What `edits` condensed is one unit with what reads as one with it.
 */
export function recordUnits(source: Source, records: readonly JsonRecord[], edits: readonly Edit[]): RecordUnit[] {
  const units: RecordUnit[] = [];
  const whole = wholeRanges(edits);
  // A tool's result gives up its sentences before it goes; one in JSON would be none without some of them.
  const uncutParts = source.verbatim.filter(
    ({ start, reason }) => reason !== "tool message" || /^\s*[[{]/.test(source.text.slice(start, start + 40)),
  );
  let next = 0;
  const frames: number[] = [];
  let passage = 0;
  let block = 0;
  const blocksWithin = function* (start: number, end: number) {
    while (block < source.blocks.length && source.blocks[block]!.end <= start) block++;
    for (let k = block; k < source.blocks.length && source.blocks[k]!.start < end; k++) yield k;
  };
  records.forEach(({ start, end, content }, record) => {
    const frame = units.length;
    frames.push(frame);
    passage++;
    units.push({ start, end, block: record, passage, kind: "mark", needs: [], record, isFrame: true });
    for (const [from, to] of content) {
      const inside: RecordUnit[] = [];
      for (const k of blocksWithin(from, to)) {
        const { kind, start: blockStart, end: blockEnd } = source.blocks[k]!;
        if (kind === "structure") continue;
        const a = Math.max(from, blockStart);
        const b = Math.min(to, blockEnd);
        passage++;
        const uncut = kind === "code" || kind === "heading";
        for (const range of uncut ? [[a, b] as const] : sentences(source.text, [a, b], "", uncutParts)) {
          const [x, y] = trimmed(source.text, range[0], range[1]);
          if (y <= x) continue;
          const unit = {
            start: x,
            end: y,
            block: record,
            passage,
            needs: [frame],
            spoken: true,
            record,
            isFrame: false,
          };
          inside.push({ ...unit, kind: uncut ? "verbatim" : "sentence" });
        }
      }
      while (next < whole.length && whole[next]![1] <= from) next++;
      const first = next;
      while (next < whole.length && whole[next]![0] < to) next++;
      for (const unit of joined(inside, whole.slice(first, next))) units.push(unit);
    }
  });
  return units.map((unit) => {
    if (!unit.isFrame) return unit;
    return { ...unit, needs: records[unit.record]!.partners.map((partner) => frames[partner]!) };
  });
}

/** The units of a text, those that touch one of the ranges made one with it. Both are in order. */
function joined(units: readonly RecordUnit[], ranges: readonly Range[]): RecordUnit[] {
  const result: RecordUnit[] = [];
  let next = 0;
  for (const unit of units) {
    while (next < ranges.length && ranges[next]![1] <= unit.start) next++;
    const [start, end] = ranges[next] ?? [unit.end, unit.end];
    const last = result.at(-1);
    if (start >= unit.end) result.push(unit);
    else if (last !== undefined && start < last.end)
      result[result.length - 1] = { ...last, end: Math.max(last.end, unit.end, end), kind: "verbatim" };
    else result.push({ ...unit, start: Math.min(start, unit.start), end: Math.max(end, unit.end), kind: "verbatim" });
  }
  return result;
}

/** Without blanks and escaped line breaks around it. */
function trimmed(text: string, start: number, end: number): readonly [number, number] {
  let from = start;
  let to = end;
  const lead = /^(?:\s|\\[nrt])+/.exec(text.slice(from, to));
  if (lead !== null) from += lead[0].length;
  for (;;) {
    const code = text.charCodeAt(to - 1);
    if (to <= from) break;
    if (code === 32) to--;
    else if (/^[nrt]$/.test(text[to - 1]!) && text[to - 2] === "\\" && slashesBefore(text, to - 1, from) % 2 === 1)
      to -= 2;
    else break;
  }
  return [from, Math.max(from, to)];
}

function slashesBefore(text: string, at: number, from: number): number {
  let count = 0;
  while (at - 1 - count >= from && text[at - 1 - count] === "\\") count++;
  return count;
}
