import type { Piece, Range } from "../../plan/plan.ts";
import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import type { Arrangement } from "../choose/arrange.ts";
import type { Ranking } from "../choose/rank.ts";
import { type Edit, editsIn, strongest, untouched } from "../edits/edit.ts";
import type { JsonRecord } from "./record.ts";
import type { RecordUnit } from "./record-units.ts";
import type { RecordWriter } from "./record-writer.ts";

/** What became of each record, as far as it is needed to tell it. */
export interface RecordStory {
  readonly records: readonly JsonRecord[];
  readonly units: readonly RecordUnit[];
  /** The units that a person marked to go. */
  readonly goes: readonly boolean[];
  readonly edits: readonly Edit[];
  readonly writer: RecordWriter;
  readonly arrangement: Arrangement;
  readonly ranking: Ranking;
}

type Told = Pick<Piece, "level" | "score" | "kept" | "reason">;

/**
 * One piece a record, with the comma after it, and one for what stands around a list; they tile the text, and where they
 * stand the result.
 */
export function recordPieces(
  text: string,
  { records, units, goes, edits, writer, arrangement, ranking }: RecordStory,
  tokenizer: Tokenizer,
): Piece[] {
  const document = tokenizer.open(arrangement.text);
  const places = writer.placesOf(arrangement);
  const pieces: Piece[] = [];
  let before = 0;
  let written = 0;
  const push = (start: number, end: number, upTo: number, told: Told) => {
    if (end <= start) return;
    const tokens = document.tokensBefore(upTo);
    pieces.push({ start, end, tokens: tokens - before, at: [written, upTo], ...told });
    before = tokens;
    written = upTo;
  };
  const around = (start: number, end: number): Told => {
    const edit = strongest(editsIn(edits, start, end));
    if (edit?.level === "condensed") return { level: "condensed", reason: edit.reason };
    return { level: edit === undefined ? "full" : "lossless", reason: "structure around the list" };
  };
  let unit = 0;
  let place = 0;
  records.forEach((record, r) => {
    const first = unit;
    while (unit < units.length && units[unit]!.record === r) unit++;
    const from = place;
    while (place < arrangement.placed.length && arrangement.placed[place]!.unit < unit) place++;
    const last = records[r - 1]?.end ?? 0;
    if (!writer.separates(r)) push(last, record.start, places[r]!.start, around(last, record.start));
    const continues = r + 1 < records.length && writer.separates(r + 1);
    const end = continues ? records[r + 1]!.start : record.end;
    const placed = arrangement.placed.slice(from, place);
    // The comma after a record goes with the next one that stays.
    const upTo = placed.length === 0 ? written : continues ? places[r + 1]!.start : places[r]!.end;
    const share = ranking.shares.subarray(first, unit).reduce((a, b) => Math.max(a, b), 0);
    const score = Math.round(share * 1000) / 1000;
    const figure = `${ranking.measure} ${share.toFixed(2)}`;
    if (placed.length === 0) {
      const reason = goes[first] ? "marked to go" : `low ${ranking.measure} (${share.toFixed(2)})`;
      push(record.start, end, upTo, { level: "omitted", score, reason });
      return;
    }
    const whole = placed.length === unit - first && placed.every(({ unit: u, end: stop }) => stop === units[u]!.end);
    if (whole) {
      const edit = strongest(editsIn(edits, record.start, end));
      const alone = continues && arrangement.placed[place]?.unit !== unit;
      const why = record.stays === undefined ? figure : `protected: ${record.stays.reason}`;
      if (edit?.level === "condensed") {
        const kept = untouched(edits, record.start, record.end);
        push(record.start, end, upTo, { level: "condensed", score, kept, reason: edit.reason });
      } else
        push(record.start, end, upTo, { level: edit !== undefined || alone ? "lossless" : "full", score, reason: why });
    } else {
      const kept = placed.slice(1).flatMap(({ unit: u, end: stop }) => untouched(edits, units[u]!.start, stop));
      const reason = `${placed.length - 1} of ${unit - first - 1} sentences kept; the rest has low ${ranking.measure}`;
      push(record.start, end, upTo, { level: "sentences", kept: kept as Range[], score, reason });
    }
  });
  const end = records.at(-1)!.end;
  push(end, text.length, arrangement.text.length, around(end, text.length));
  return pieces;
}
