import type { Piece, Range } from "../../plan/plan.ts";
import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import type { Arrangement } from "../choose/arrange.ts";
import type { Ranking } from "../choose/rank.ts";
import { type Edit, editsIn, untouched } from "../edits/edit.ts";
import type { JsonRecord } from "./record.ts";
import type { RecordUnit } from "./record-units.ts";

/** One piece a record, with what stands before it; they tile the text. `goes`: the units that a person marked to go. */
export function recordPieces(
  text: string,
  records: readonly JsonRecord[],
  units: readonly RecordUnit[],
  goes: readonly boolean[],
  edits: readonly Edit[],
  arrangement: Arrangement,
  ranking: Ranking,
  tokenizer: Tokenizer,
): Piece[] {
  const document = tokenizer.open(arrangement.text);
  const pieces: Piece[] = [];
  let before = 0;
  let unit = 0;
  let place = 0;
  const push = (piece: Omit<Piece, "tokens">, upTo: number) => {
    if (piece.end <= piece.start) return;
    const tokens = Math.max(0, upTo - before);
    before = Math.max(before, upTo);
    pieces.push({ ...piece, tokens });
  };
  const nextAt = (k: number) =>
    k < arrangement.placed.length ? document.tokensBefore(arrangement.placed[k]!.at) : document.tokens;
  push(
    {
      start: 0,
      end: records[0]!.start,
      level: levelOf(edits, 0, records[0]!.start),
      reason: "structure around the list",
    },
    nextAt(0),
  );
  records.forEach((record, r) => {
    const first = unit;
    while (unit < units.length && units[unit]!.record === r) unit++;
    const from = place;
    while (place < arrangement.placed.length && arrangement.placed[place]!.unit < unit) place++;
    const placed = arrangement.placed.slice(from, place);
    const start = record.start;
    const end = records[r + 1]?.start ?? text.length;
    const share = ranking.shares.subarray(first, unit).reduce((a, b) => Math.max(a, b), 0);
    const score = Math.round(share * 1000) / 1000;
    const whole = placed.length === unit - first && placed.every(({ unit: u, end: stop }) => stop === units[u]!.end);
    const why =
      record.stays === undefined ? `${ranking.measure} ${share.toFixed(2)}` : `protected: ${record.stays.reason}`;
    if (placed.length === 0) {
      const reason = goes[first] ? "marked to go" : `low ${ranking.measure} (${share.toFixed(2)})`;
      push({ start, end, level: "omitted", score, reason }, before);
    } else if (whole) {
      // The comma after it goes with the record after it.
      const alone = r + 1 < records.length && arrangement.placed[place]?.unit !== unit;
      push({ start, end, level: alone ? "lossless" : levelOf(edits, start, end), score, reason: why }, nextAt(place));
    } else {
      const kept = placed.slice(1).flatMap(({ unit: u, end: stop }) => untouched(edits, units[u]!.start, stop));
      const reason = `${placed.length - 1} of ${unit - first - 1} sentences kept; the rest has low ${ranking.measure}`;
      push({ start, end, level: "sentences", kept: kept as Range[], score, reason }, nextAt(place));
    }
  });
  return pieces;
}

const levelOf = (edits: readonly Edit[], start: number, end: number): "full" | "lossless" =>
  editsIn(edits, start, end).length === 0 ? "full" : "lossless";
