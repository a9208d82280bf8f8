import type { Level, Piece, Range } from "../../plan/plan.ts";
import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import type { Arrangement, Placed } from "../choose/arrange.ts";
import type { Ranking } from "../choose/rank.ts";
import { type Edit, editsIn, strongest, untouched } from "../edits/edit.ts";
import type { Protection } from "../protection.ts";
import type { Source } from "../source.ts";
import type { Unit } from "../units/unit.ts";
import { whyGone, whyKept } from "./reasons.ts";

/** What is told of a result. */
export interface Story {
  readonly source: Source;
  readonly units: readonly Unit[];
  readonly edits: readonly Edit[];
  readonly arrangement: Arrangement;
  readonly guard: Protection;
  /** What a block is called of which some sentences are left; "sentences" where absent. */
  readonly partial?: Level;
  /** Absent where nothing had to be chosen. */
  readonly ranking?: Ranking;
}

interface Told {
  readonly level: Level;
  readonly reason: string;
  readonly score?: number;
  readonly kept?: readonly Range[];
}

/**
 * One piece a block, with the blank lines after it; the pieces tile the source in order, and where they stand the result.
 * A piece's tokens are those of the result that end in it, so that they add up to the whole.
 */
export function piecesOf(story: Story, tokenizer: Tokenizer): Piece[] {
  const { source, units, edits, arrangement } = story;
  const document = tokenizer.open(arrangement.text);
  const pieces: Piece[] = [];
  let unit = 0;
  let place = 0;
  let before = 0;
  let written = 0;
  let lastGone: Edit | undefined;
  for (const block of partsOf(source, units)) {
    const firstUnit = unit;
    while (unit < units.length && units[unit]!.start < block.end) unit++;
    const firstPlace = place;
    while (place < arrangement.placed.length && arrangement.placed[place]!.unit < unit) place++;
    const inside = editsIn(edits, block.start, block.end);
    const gone = inside.find((edit) => edit.level === "omitted");
    const last = pieces.at(-1);
    const goesOn = firstUnit === unit && (gone === undefined || gone === lastGone);
    lastGone = gone;
    if (goesOn) {
      if (last !== undefined) pieces[pieces.length - 1] = withRest(last, source.text, block.end, inside);
      continue;
    }
    const placed = arrangement.placed.slice(firstPlace, place);
    const at = written;
    if (placed.length > 0) written = arrangement.placed[place]?.at ?? arrangement.text.length;
    const upTo = document.tokensBefore(written);
    const tokens = placed.length > 0 ? Math.max(0, upTo - before) : 0;
    if (placed.length > 0) before = Math.max(before, upTo);
    const told = tell(story, firstUnit, unit, placed, inside);
    const start = pieces.length === 0 ? 0 : block.start;
    const { reason, score, kept } = told;
    pieces.push({
      start,
      end: block.end,
      level: told.level === "full" ? wholeLevel(source.text, start, units[firstUnit]?.start ?? start) : told.level,
      tokens,
      at: [at, written],
      ...(kept === undefined ? {} : { kept }),
      ...(score === undefined ? {} : { score: Math.round(score * 1000) / 1000 }),
      reason,
    });
  }
  const last = pieces.pop();
  const end = arrangement.text.length;
  if (last !== undefined) return [...pieces, { ...last, at: [last.at![0], end] }];
  const blank = { level: "lossless", tokens: document.tokens, at: [0, end], reason: "nothing but blanks" } as const;
  return [{ start: 0, end: source.text.length, ...blank }];
}

/** A piece with what follows it up to `end` and is not chosen by itself: blanks, comments, what `edits` tidied. */
function withRest(piece: Piece, text: string, end: number, edits: readonly Edit[]): Piece {
  if (piece.level !== "full") return { ...piece, end };
  const [edit] = edits;
  if (edit === undefined) return { ...piece, end, level: wholeLevel(text, piece.end, end) };
  const reason = piece.reason.startsWith("protected") ? piece.reason : edit.reason;
  return { ...piece, end, level: "lossless", reason };
}

/** How a piece is kept that reaches over text outside all units: a comment in it may be gone. */
function wholeLevel(text: string, start: number, end: number): Level {
  return text.slice(start, end).trim() === "" ? "full" : "lossless";
}

/** The blocks of a source, those of several turns cut by turn; they tile it. */
function* partsOf({ blocks }: Source, units: readonly Unit[]): Generator<{ start: number; end: number }> {
  let unit = 0;
  for (const block of blocks) {
    let start = block.start;
    for (; unit < units.length && units[unit]!.start < block.end; unit++) {
      const before = units[unit - 1];
      if (before === undefined || before.start < start || before.passage === units[unit]!.passage) continue;
      yield { start, end: units[unit]!.start };
      start = units[unit]!.start;
    }
    yield { start, end: block.end };
  }
}

function tell(story: Story, from: number, to: number, placed: readonly Placed[], edits: readonly Edit[]): Told {
  const { units, guard, ranking } = story;
  const gone = edits.find((edit) => edit.level === "omitted");
  if (from === to) return { level: "omitted", reason: gone?.reason ?? "" };
  const score = ranking?.shares.subarray(from, to).reduce((a, b) => Math.max(a, b), 0);
  const heading = units[from]!.kind === "heading";
  const scored = score === undefined ? {} : { score };
  const figure = whyKept(ranking, from, to, score);
  if (placed.length === 0) {
    const reason = heading ? "heading left out with its content" : whyGone(story, from, to, score);
    return { level: "omitted", ...scored, reason };
  }
  const whole = placed.length === to - from && placed.every(({ unit, end }) => end === units[unit]!.end);
  const guarded = placed.map(({ unit }) => guard.must[unit] || guard.should[unit]).find((reason) => reason !== "");
  if (whole && gone === undefined) {
    const edit = strongest(edits);
    if (edit !== undefined && edit.level !== "lossless") {
      const kept = keptOf(story, placed);
      if (edit.level === "words" && kept.length === 0) return { level: "omitted", ...scored, reason: edit.reason };
      // Of what was written anew nothing was left out.
      return { level: edit.level, ...(kept.length > 0 ? { kept } : {}), ...scored, reason: edit.reason };
    }
    const why = heading ? "heading of what is kept" : figure;
    const reason = guarded ? `protected: ${guarded}` : (edit?.reason ?? why);
    return { level: edit?.level ?? "full", ...scored, reason };
  }
  const reason = whole && gone !== undefined ? gone.reason : reasonFor(story, from, to, placed, guarded);
  return { level: story.partial ?? "sentences", kept: keptOf(story, placed), ...scored, reason };
}

function reasonFor(
  story: Story,
  from: number,
  to: number,
  placed: readonly Placed[],
  guarded: string | undefined,
): string {
  const { ranking, units } = story;
  const stays = new Set(placed.filter(({ unit, end }) => end === units[unit]!.end).map(({ unit }) => unit));
  let best = -1;
  for (let i = from; i < to; i++) {
    if (!stays.has(i) && (best < 0 || (ranking?.shares[i] ?? 0) > (ranking?.shares[best] ?? 0))) best = i;
  }
  const kept = to - from === 1 ? "only its beginning kept" : `${stays.size} of ${to - from} sentences kept`;
  const why = guarded ? `, ${guarded} among them` : "";
  return `${kept}${why}; the rest: ${whyGone(story, best, best + 1, ranking?.shares[best] ?? 0)}`;
}

/** The ranges of the source that stand letter for letter in the result; neighbours and what is between them are one. */
function keptOf({ units, edits }: Story, placed: readonly Placed[]): Range[] {
  const kept: [number, number][] = [];
  placed.forEach(({ unit, end }, k) => {
    const before = placed[k - 1];
    const joins = before !== undefined && before.unit === unit - 1 && before.end === units[before.unit]!.end;
    for (const [a, b] of untouched(edits, units[unit]!.start, end)) {
      const last = kept.at(-1);
      if (joins && last !== undefined && last[1] === before.end && editsIn(edits, last[1], a).length === 0) last[1] = b;
      else kept.push([a, b]);
    }
  });
  return kept;
}
