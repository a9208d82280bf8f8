import type { Plan } from "../../plan/plan.ts";
import { candidatesOf } from "../choose/candidates.ts";
import { choose, type TooSmall } from "../choose/choose.ts";
import { rank } from "../choose/rank.ts";
import type { Edit } from "../edits/edit.ts";
import type { FitOptions } from "../options.ts";
import { isAsked, keptUnits } from "../protection.ts";
import type { Source } from "../source.ts";
import { recordsOf } from "./record.ts";
import { recordPieces } from "./record-pieces.ts";
import { recordUnits } from "./record-units.ts";
import { RecordWriter } from "./record-writer.ts";

/**
 * Fits a list in JSON to a budget: a chat, an array, JSON Lines. The result is JSON of the same shape. In a chat system
 * messages and the structure of what stays are never touched; tool results and old turns give up their sentences first,
 * then whole turns go, a tool call always together with its results. Undefined where there is no list to shorten.
 */
export function fitRecords(
  source: Source,
  edits: readonly Edit[],
  options: FitOptions,
): Omit<Plan, "before"> | TooSmall | undefined {
  const { budget, tokenizer, query = "" } = options;
  const records = recordsOf(source);
  if (records.length === 0) return undefined;
  const units = recordUnits(source, records);
  // An escaped line break is no letter.
  const readable = source.text.replace(/\\[\s\S]/g, (pair) => (/[nrt]/.test(pair) ? "  " : pair));
  const ranking = rank(readable, units, query);
  const guarded = keptUnits(source, units);
  const scores = ranking.scores.map((score, i) => {
    const { record, isFrame } = units[i]!;
    // A frame without its content says nothing: it only comes along with a sentence.
    if (isFrame && (records[record]!.content.length > 0 || records[record]!.partners.length > 0)) return -Infinity;
    return score + records[record]!.bonus;
  });
  const must = units.map(({ record, isFrame }, i) => {
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
  const pieces = recordPieces(source.text, records, units, edits, arrangement, ranking, tokenizer);
  return { budget, tokens, text: arrangement.text, pieces };
}
