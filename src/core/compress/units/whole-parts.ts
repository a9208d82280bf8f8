import type { Range } from "../../plan/plan.ts";
import type { Source } from "../source.ts";
import { codeRuns } from "./code-runs.ts";
import { pairedExamples, taggedExamples } from "./examples.ts";

/** Parts of a text that stay or go whole, in order. */
export interface WholeParts {
  readonly examples: readonly Range[];
  /** Code pasted without a fence. */
  readonly code: readonly Range[];
  /** Examples and code pasted without a fence, disjoint. */
  readonly all: readonly Range[];
}

/** What is not cut in Markdown and plain text. With a question only tagged examples are whole. */
export function wholePartsOf(source: Source, asked: boolean): WholeParts {
  const { text, document, blocks } = source;
  if (document.format !== "markdown" && document.format !== "text") return { examples: [], code: [], all: [] };
  const examples = taggedExamples(document.sections, asked);
  const code: Range[] = [];
  const prose = (start: number, end: number) => {
    for (const run of codeRuns(text, start, end)) code.push(run);
    for (const pair of pairedExamples(text, start, end)) examples.push(pair);
  };
  let from = -1;
  for (const { kind, start } of blocks) {
    const isFence = kind === "code" && /^[\s>]*(?:```|~~~)/.test(text.slice(start, start + 40));
    const breaks =
      isFence || kind === "front-matter" || kind === "heading" || kind === "tag" || kind.startsWith("table");
    if (breaks && from >= 0 && !asked) prose(from, start);
    if (breaks) from = -1;
    else if (from < 0) from = start;
  }
  if (from >= 0 && !asked) prose(from, text.length);
  const kept = disjoint(examples);
  return { examples: kept, code, all: disjoint([...kept, ...code]) };
}

/** In order of place; of two that meet the one that begins first, and of those the longer. */
function disjoint(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (result.length === 0 || range[0] >= result.at(-1)![1]) result.push(range);
  }
  return result;
}
