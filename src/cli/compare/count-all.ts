import type { Counted } from "../../core/compare/comparison.ts";
import { measureText, NO_TEXT, sumOfMeasures, type TextMeasures } from "../../core/compare/text-measures.ts";
import { TokenTally } from "../../core/compare/token-tally.ts";
import type { Count, TextReader } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { countParts } from "../count/count-paths.ts";
import { type InputFile, inputFiles } from "../input/input-files.ts";
import { sumOf } from "../terminal/numbers.ts";
import { startProgress } from "../terminal/progress.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Counter } from "./counters.ts";

export interface CountedFiles {
  readonly text: TextMeasures;
  readonly files: number;
  readonly counted: readonly Counted[];
  /** For each counter the tokens of each file. */
  readonly perFile: readonly (readonly number[])[];
  /** For each counter its different tokens; `null` where they are not known, or nobody asked. */
  readonly words: readonly (ReadonlySet<string> | null)[];
}

/** Files are held until they are this many characters, counted by one tokenizer after the other, and let go. */
const BATCH_CHARACTERS = 32 * 1024 * 1024;

interface Sum {
  readonly counts: Count[];
  exact: boolean;
  vocabularySize: number;
  singleBytes: { single: number; all: number } | null;
  readers: readonly TextReader[];
  words: Set<string> | null;
}

/** Counts the files of the paths with each counter. Memory: a batch of files, one vocabulary, and the words if asked for. */
export async function countAll(
  paths: readonly string[],
  counters: readonly Counter[],
  terminal: Terminal,
  { withWords = false } = {},
): Promise<CountedFiles | UserError> {
  const progress = startProgress(terminal, "Counting");
  const sums: Sum[] = counters.map(() => ({
    counts: [],
    exact: true,
    vocabularySize: 0,
    singleBytes: null,
    readers: [],
    words: null,
  }));
  let [text, files] = [NO_TEXT, 0];
  let batch: InputFile[] = [];
  let held = 0;
  const countBatch = async () => {
    for (const [i, counter] of counters.entries()) {
      progress.share(i / counters.length, `${counter.name}, ${files} files`);
      const failed = await countWith(counter, sums[i]!, batch, withWords);
      if (failed) return failed;
    }
    [batch, held] = [[], 0];
    return undefined;
  };
  try {
    for await (const file of inputFiles(paths, terminal, progress)) {
      if (file instanceof UserError) return file;
      text = sumOfMeasures(text, await measuresOf(file));
      files++;
      batch.push(file);
      held += file.text?.length ?? 0;
      if (held < BATCH_CHARACTERS) continue;
      const failed = await countBatch();
      if (failed) return failed;
    }
    const failed = await countBatch();
    if (failed) return failed;
  } finally {
    progress.end();
  }
  const counted = counters.map(({ name }, i) => {
    const { counts, exact, vocabularySize, singleBytes, readers } = sums[i]!;
    return { tokenizer: name, vocabularySize, count: sumOf(counts, exact), singleBytes, readers };
  });
  const perFile = sums.map(({ counts }) => counts.map(({ tokens }) => tokens));
  return { text, files, counted, perFile, words: sums.map(({ words }) => words) };
}

async function countWith(
  counter: Counter,
  sum: Sum,
  files: readonly InputFile[],
  withWords: boolean,
): Promise<UserError | undefined> {
  const tokenizer = await counter.load();
  if (tokenizer instanceof UserError) return tokenizer;
  const tally = new TokenTally(tokenizer);
  sum.exact = tokenizer.exact;
  sum.vocabularySize = tokenizer.vocabularySize;
  sum.readers = tokenizer.readers ?? [];
  for (const file of files) {
    const count = await countParts(file, (part) => tally.measure(part), tokenizer.exact, counter.fromFile);
    if (count instanceof UserError) return count;
    sum.counts.push(count);
  }
  const words = withWords ? tally.words : null;
  if (words) sum.words = new Set([...(sum.words ?? []), ...words]);
  const { single, all } = tally.singleBytes ?? { single: 0, all: 0 };
  if (tally.singleBytes)
    sum.singleBytes = { single: single + (sum.singleBytes?.single ?? 0), all: all + (sum.singleBytes?.all ?? 0) };
  return undefined;
}

async function measuresOf(file: InputFile): Promise<TextMeasures> {
  let measures = NO_TEXT;
  for await (const part of file.parts()) measures = sumOfMeasures(measures, measureText(part));
  return measures;
}
