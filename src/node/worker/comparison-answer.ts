import { compared } from "../../core/compare/comparison.ts";
import { measureText } from "../../core/compare/text-measures.ts";
import { TokenTally } from "../../core/compare/token-tally.ts";
import { listModels } from "../../core/models/catalogue.ts";
import { parseModelOverrides } from "../../core/models/overrides.ts";
import { tokenizerNames } from "../../core/tokenizer/families.ts";
import { loadTokenizer } from "../../core/tokenizer/load.ts";
import { UserError } from "../../core/user-error.ts";
import type { HeldDocuments } from "./held-documents.ts";
import type { Answer, Question } from "./worker-queries.ts";

/** Counts an open document, or a range of it, with one tokenizer after the other, letting keystrokes in between. */
export async function answerComparison(
  { uri, span }: Question<"comparison">,
  documents: HeldDocuments,
): Promise<Answer<"comparison"> | UserError> {
  const held = documents.get(uri)?.counted;
  if (!held) return new UserError("invalid-argument", "This document is not counted.");
  const text = span === null ? held.text : held.slice(span[0], span[1]);
  const { calibration, models } = documents.shared;
  const parsed = parseModelOverrides(models, "models");
  const listed = listModels(parsed instanceof UserError ? {} : parsed).filter(({ superseded }) => !superseded);
  const counted = [];
  for (const name of tokenizerNames()) {
    await new Promise((resolve) => setImmediate(resolve));
    const tokenizer = await loadTokenizer(name, { calibration: calibration[name] ?? [] });
    const tally = new TokenTally(tokenizer);
    const count = tally.measure(text);
    const { vocabularySize, readers = [] } = tokenizer;
    counted.push({ tokenizer: name, vocabularySize, count, singleBytes: tally.singleBytes, readers });
  }
  return compared(counted, measureText(text), (tokenizer) => listed.filter((model) => model.tokenizer === tokenizer));
}
