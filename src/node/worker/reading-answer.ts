import { EstimatedTokenizer } from "../../core/tokenizer/estimate.ts";
import { loadTokenizer } from "../../core/tokenizer/load.ts";
import { UserError } from "../../core/user-error.ts";
import type { HeldDocuments } from "./held-documents.ts";
import type { Answer, Question } from "./worker-queries.ts";

/** What a request with a document's text really took, as a reading, and the estimate before it and with it. */
export async function answerReading(
  { uri, version, span, tokens }: Question<"reading">,
  documents: HeldDocuments,
): Promise<Answer<"reading"> | UserError> {
  const document = documents.get(uri);
  if (document?.version !== version) return new UserError("invalid-argument", "The document has changed.");
  const { tokenizer } = document;
  if (!(tokenizer instanceof EstimatedTokenizer)) {
    return new UserError("invalid-argument", `The tokens of ${tokenizer?.name ?? "this document"} are no estimate.`);
  }
  const text = span ? document.text.slice(...span) : document.text;
  const reading = tokenizer.readingOf(text, tokens);
  const calibration = [...(documents.shared.calibration[tokenizer.name] ?? []), reading];
  const calibrated = (await loadTokenizer(tokenizer.name, { calibration })) as EstimatedTokenizer;
  return {
    tokenizer: tokenizer.name,
    reading,
    before: { ...tokenizer.measure(text) },
    after: { ...calibrated.measure(text) },
    others: { ...calibrated.measureLike(text) },
  };
}
