import type { Piece, Range } from "../../plan/plan.ts";
import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import type { RankedPool } from "../ranked-pool.ts";
import { onOneLine } from "./header.ts";
import { BETWEEN, type WrittenPart, type WrittenPool } from "./pool-writer.ts";
import { Reasons } from "./reasons.ts";

/** Tells what was written, in the order of the text. */
export function piecesOf({ parts, names }: WrittenPool, ranked: RankedPool, tokenizer: Tokenizer): Piece[] {
  const reasons = new Reasons(ranked.question);
  const best = parts.reduce((most, { score }) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  let at = 0;
  const pieces = parts.map((part): Piece => {
    const { runs, score, text } = part;
    const begins = at;
    at += text.length + BETWEEN.length;
    const kept = keptOf(part, ranked);
    const shown = runs.map(({ start, end }) => ranked.pool.source.text.slice(start, end)).join("\n");
    const piece = {
      path: ranked.pool.places[part.place]!.candidate.path,
      start: kept[0]![0],
      end: kept.at(-1)![1],
      tokens: tokenizer.measure(text).high,
      at: [begins, begins + text.length] as const,
      score: Number(score.toFixed(2)),
      reason: reasons.of(shown, score === best),
    };
    const isWhole = kept.length === 1 && !part.units.some(({ isCut }) => isCut);
    const { level } = ranked.pool.places[part.place]!;
    if (level === "outline") return { ...piece, level, kept, reason: "you want its outline" };
    if (level === "full") piece.reason = "you want all of it";
    return isWhole ? { ...piece, level: "full" } : { ...piece, level: "sentences", kept };
  });
  for (const { path, text } of names) {
    const name = onOneLine(path);
    const tokens = tokenizer.measure(name).high;
    const where = { start: 0, end: text.length, at: [at, at + name.length] as const, kept: [] };
    pieces.push({ path, ...where, level: "name", tokens, reason: "you want its name" });
    at += name.length + 1;
  }
  return pieces;
}

/** The ranges that stand verbatim, in offsets of the file. */
function keptOf({ place, runs }: WrittenPart, { pool }: RankedPool): Range[] {
  const { at, start } = pool.places[place]!;
  return runs.map((run) => [run.start - at + start, run.end - at + start]);
}
