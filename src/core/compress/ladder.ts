import { blankRuns } from "./blank-runs.ts";
import { comments } from "./comments.ts";
import { type Edit, merged } from "./edit.ts";
import { jsonMinify } from "./json-minify.ts";
import { lineEnds } from "./line-ends.ts";
import { repeatedParagraphs } from "./repeated-paragraphs.ts";
import type { Source } from "./source.ts";
import type { Stage } from "./stage.ts";
import { tablePadding } from "./table-padding.ts";
import { trailingBlanks } from "./trailing-blanks.ts";

/** Stages that leave the parsed document equal. */
export const LOSSLESS: readonly Stage[] = [lineEnds, trailingBlanks, blankRuns, tablePadding, comments, jsonMinify];

/** Stages that say the same in fewer words. */
export const CONDENSED: readonly Stage[] = [repeatedParagraphs];

/** The edits of several stages, one after the other, as one list. */
export function run(stages: readonly Stage[], source: Source, before: readonly Edit[] = []): Edit[] {
  return stages.reduce<Edit[]>((edits, stage) => merged(edits, stage.run(source)), [...before]);
}
