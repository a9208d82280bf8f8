import { repeatedParagraphs } from "./condensed/repeated-paragraphs.ts";
import { type Edit, merged } from "./edits/edit.ts";
import { blankRuns } from "./lossless/blank-runs.ts";
import { byteOrderMarks } from "./lossless/byte-order-marks.ts";
import { comments } from "./lossless/comments.ts";
import { jsonMinify } from "./lossless/json-minify.ts";
import { lineEnds } from "./lossless/line-ends.ts";
import { tablePadding } from "./lossless/table-padding.ts";
import { trailingBlanks } from "./lossless/trailing-blanks.ts";
import type { Source } from "./source.ts";
import type { Stage } from "./stage.ts";

/** Stages that leave the parsed document equal. */
export const LOSSLESS: readonly Stage[] = [
  lineEnds,
  byteOrderMarks,
  trailingBlanks,
  blankRuns,
  tablePadding,
  comments,
  jsonMinify,
];

/** Stages that say the same in fewer words. */
export const CONDENSED: readonly Stage[] = [repeatedParagraphs];

/** The edits of several stages, one after the other, as one list. */
export function run(stages: readonly Stage[], source: Source, before: readonly Edit[] = []): Edit[] {
  return stages.reduce<Edit[]>((edits, stage) => merged(edits, stage.run(source)), [...before]);
}
