import type { Tokenizer } from "../tokenizer/tokenizer.ts";
import { encodedData } from "./condensed/encoded-data.ts";
import { minifiedCode } from "./condensed/minified-code.ts";
import { notedRepeats } from "./condensed/noted-repeats.ts";
import { repeatedLines } from "./condensed/repeated-lines.ts";
import { repeatedParagraphs } from "./condensed/repeated-paragraphs.ts";
import { repeatedResults } from "./condensed/repeated-results.ts";
import { shortForms } from "./condensed/short-forms.ts";
import { similarBlocks } from "./condensed/similar-blocks.ts";
import { type Edit, merged } from "./edits/edit.ts";
import { blankRuns } from "./lossless/blank-runs.ts";
import { byteOrderMarks } from "./lossless/byte-order-marks.ts";
import { comments } from "./lossless/comments.ts";
import { jsonMinify } from "./lossless/json-minify.ts";
import { lineEnds } from "./lossless/line-ends.ts";
import { linkDefinitions } from "./lossless/link-definitions.ts";
import { listPadding } from "./lossless/list-padding.ts";
import { longMarks } from "./lossless/long-marks.ts";
import { tableBorders } from "./lossless/table-borders.ts";
import { tablePadding } from "./lossless/table-padding.ts";
import { trailingBlanks } from "./lossless/trailing-blanks.ts";
import { yamlSpace } from "./lossless/yaml-space.ts";
import type { Source } from "./source.ts";
import type { Stage } from "./stage.ts";

/** Stages that leave the parsed document equal. */
export const LOSSLESS: readonly Stage[] = [
  lineEnds,
  byteOrderMarks,
  trailingBlanks,
  blankRuns,
  tablePadding,
  tableBorders,
  listPadding,
  longMarks,
  comments,
  linkDefinitions,
  jsonMinify,
  yamlSpace,
];

/** Stages that say the same in fewer words, each place by itself: what is left can be chosen from. */
const ALONE: readonly Stage[] = [encodedData, minifiedCode, repeatedLines, repeatedResults];

/** What choosing begins with. */
export const REDUCED: readonly Stage[] = [...ALONE, repeatedParagraphs];

/** Stages that say the same in fewer words; some of their notes refer to other text, which must be there. */
export const CONDENSED: readonly Stage[] = [...ALONE, notedRepeats, similarBlocks, repeatedParagraphs];

/** What is tried last before text is left out: it costs the reader an effort. */
export const SHORT_FORMS: readonly Stage[] = [shortForms];

/** The edits of several stages, one after the other, as one list. */
export function run(
  stages: readonly Stage[],
  source: Source,
  tokenizer: Tokenizer,
  before: readonly Edit[] = [],
): Edit[] {
  return stages.reduce<Edit[]>((edits, stage) => merged(edits, stage.run(source, tokenizer, edits)), [...before]);
}
