import type { Plan } from "../../plan/plan.ts";
import { candidatesOf } from "../choose/candidates.ts";
import { choose, type TooSmall } from "../choose/choose.ts";
import { judge, type Ranking, ranked } from "../choose/rank.ts";
import type { Edit } from "../edits/edit.ts";
import type { FitOptions } from "../options.ts";
import { isAsked, keptUnits } from "../protection.ts";
import type { Source } from "../source.ts";
import { recordsOf } from "./record.ts";
import { recordPieces } from "./record-pieces.ts";
import { type RecordUnit, recordUnits } from "./record-units.ts";
import { RecordWriter } from "./record-writer.ts";

/**
 * Fits a list in JSON to a budget: a chat, an array, JSON Lines. The result is JSON of the same shape. In a chat system
 * messages and the structure of what stays are never touched; tool results and old turns give up their sentences first,
 * then whole turns go, a tool call always together with its results. What a person marked to go comes only along with
 * the other half of a tool call. Undefined where there is no list to shorten.
 */
export function fitRecords(
  source: Source,
  edits: readonly Edit[],
  options: FitOptions,
): Omit<Plan, "before"> | TooSmall | undefined {
  const { budget, tokenizer, query = "", marks: { drop = [] } = {} } = options;
  const records = recordsOf(source);
  if (records.length === 0) return undefined;
  const units = recordUnits(source, records, edits);
  // An escaped line break is no letter.
  const readable = source.text.replace(/\\[\s\S]/g, (pair) => (/[nrt]/.test(pair) ? "  " : pair));
  // A frame without its content says nothing: it only comes along with a sentence.
  const comesAlong = ({ record, isFrame }: RecordUnit) =>
    isFrame && (records[record]!.content.length > 0 || records[record]!.partners.length > 0);
  const ranking = rankingOf(readable, units, query, comesAlong);
  const guarded = keptUnits(source, units);
  const goes = units.map(({ start, end }) => drop.some(([from, to]) => from <= start && end <= to));
  const scores = ranking.scores.map((score, i) => {
    if (goes[i] || comesAlong(units[i]!)) return -Infinity;
    const { bonus, recency } = records[units[i]!.record]!;
    return score + bonus + (isAsked(options) ? 0 : recency);
  });
  const must = units.map(({ record, isFrame }, i) => {
    if (goes[i]) return false;
    const { stays } = records[record]!;
    return (
      (guarded[i] === true && (!isFrame || records[record]!.content.length === 0)) ||
      (stays !== undefined && (isFrame || stays.whole))
    );
  });
  const arranger = new RecordWriter(source, records, units, edits);
  const candidates = candidatesOf(units, arranger, tokenizer);
  const mayBreakOff = isAsked(options);
  const choice = choose({ source, units, arranger, candidates, scores, must, mayBreakOff, tokenizer }, budget);
  if ("minimum" in choice) return choice;
  const { arrangement, tokens } = choice;
  const story = { records, units, goes, edits, writer: arranger, arrangement, ranking };
  const pieces = recordPieces(source.text, story, tokenizer);
  return { budget, tokens, text: arrangement.text, pieces };
}

/** What units are worth; of those that only come along nothing is known. */
function rankingOf(
  text: string,
  units: readonly RecordUnit[],
  question: string,
  comesAlong: (unit: RecordUnit) => boolean,
): Ranking {
  const said = [...units.keys()].filter((i) => !comesAlong(units[i]!));
  const ranking = ranked(
    judge(
      text,
      said.map((i) => units[i]!),
      { question },
    ),
  );
  const scores = new Float32Array(units.length).fill(Number.NEGATIVE_INFINITY);
  const shares = new Float32Array(units.length);
  said.forEach((i, k) => {
    scores[i] = ranking.scores[k]!;
    shares[i] = ranking.shares[k]!;
  });
  return { ...ranking, scores, shares };
}
