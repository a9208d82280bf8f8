import { cheapestExact } from "../../core/compare/cheapest-exact.ts";
import { type Comparison, type Counted, compared } from "../../core/compare/comparison.ts";
import { measureText, NO_TEXT, sumOfMeasures } from "../../core/compare/text-measures.ts";
import { TokenTally } from "../../core/compare/token-tally.ts";
import { listModels } from "../../core/models/catalogue.ts";
import { parseModelOverrides } from "../../core/models/overrides.ts";
import { tokenizerNames } from "../../core/tokenizer/families.ts";
import { loadTokenizer } from "../../core/tokenizer/load.ts";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { textOf } from "../files/read-text.ts";
import type { HeldDocuments } from "./held-documents.ts";
import type { Answer, Question } from "./worker-queries.ts";

/** An open document, or a range of it, under every tokenizer. */
export async function answerComparison(
  { uri, span }: Question<"comparison">,
  documents: HeldDocuments,
  signal: AbortSignal,
): Promise<Answer<"comparison"> | UserError> {
  const held = documents.get(uri)?.counted;
  if (!held) return new UserError("invalid-argument", "This document is not counted.");
  const text = span === null ? held.text : held.slice(span[0], span[1]);
  return rowsOf([text], await countTexts([text], documents, signal), documents);
}

/** Files that no editor holds, summed under every tokenizer, and the cheapest one for files like these. */
export async function answerFilesComparison(
  { files }: Question<"filesComparison">,
  documents: HeldDocuments,
  signal: AbortSignal,
): Promise<Answer<"filesComparison">> {
  const texts: string[] = [];
  for (const { path, bytes } of files) {
    const file = await textOf(bytes, path);
    if (!(file instanceof UserError)) texts.push(file.text);
  }
  const counts = await countTexts(texts, documents, signal);
  const cheapest = cheapestExact(counts);
  return { rows: rowsOf(texts, counts, documents), files: texts.length, cheapest };
}

interface CountedTexts {
  readonly counted: readonly Counted[];
  readonly perFile: readonly (readonly number[])[];
}

/** Counts texts with one tokenizer after the other, letting keystrokes in between. */
async function countTexts(
  texts: readonly string[],
  documents: HeldDocuments,
  signal: AbortSignal,
): Promise<CountedTexts> {
  const { calibration } = documents.shared;
  const [counted, perFile]: [Counted[], number[][]] = [[], []];
  for (const name of tokenizerNames()) {
    const tokenizer = await loadTokenizer(name, { calibration: calibration[name] ?? [] });
    const tally = new TokenTally(tokenizer);
    const counts: Count[] = [];
    for (const text of texts) {
      await new Promise((resolve) => setImmediate(resolve));
      if (signal.aborted) throw new UserError("cancelled", "Cancelled.");
      counts.push(tally.measure(text));
    }
    const { vocabularySize, readers = [], exact } = tokenizer;
    const count = sumOf(counts, exact);
    counted.push({ tokenizer: name, vocabularySize, count, singleBytes: tally.singleBytes, readers });
    perFile.push(counts.map(({ tokens }) => tokens));
  }
  return { counted, perFile };
}

function sumOf(counts: readonly Count[], exact: boolean): Count {
  const sum = { tokens: 0, low: 0, high: 0, exact };
  for (const { tokens, low, high } of counts) {
    sum.tokens += tokens;
    sum.low += low;
    sum.high += high;
  }
  return sum;
}

function rowsOf(texts: readonly string[], { counted }: CountedTexts, { shared }: HeldDocuments): Comparison[] {
  const parsed = parseModelOverrides(shared.models, "models");
  const listed = listModels(parsed instanceof UserError ? {} : parsed).filter(({ superseded }) => !superseded);
  const measures = texts.map(measureText).reduce(sumOfMeasures, NO_TEXT);
  return compared(counted, measures, (tokenizer) => listed.filter((model) => model.tokenizer === tokenizer));
}
