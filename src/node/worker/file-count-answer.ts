import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { textOf } from "../files/read-text.ts";
import type { HeldDocuments } from "./held-documents.ts";
import { resolveTarget } from "./target.ts";
import { targetTokenizer } from "./target-tokenizer.ts";
import type { Answer, Question } from "./worker-queries.ts";

/** Counts the bytes of a file that no editor holds, for the model that its place is counted for. */
export async function answerFileCount(
  { place, target: settings, overrides, bytes }: Question<"fileCount">,
  documents: HeldDocuments,
): Promise<Answer<"fileCount"> | UserError> {
  const file = await textOf(bytes, place.path);
  if (file instanceof UserError) return file.code === "binary-file" ? new UserError("binary-file", "binary") : file;
  const { shared } = documents;
  const target = resolveTarget({ place, settings, overrides, shared, config: documents.configOf(place.folder) });
  const tokenizer = await targetTokenizer(target, place, shared);
  if (tokenizer instanceof UserError) return tokenizer;
  holdForAWhile(tokenizer);
  return { count: { ...tokenizer.measure(file.text) }, budget: target.budget };
}

const HELD_MS = 5000;
const held = new Set<Tokenizer>();
let release: NodeJS.Timeout | undefined;

/** Where no document holds it, a tokenizer would be loaded again in the midst of a folder's files. */
function holdForAWhile(tokenizer: Tokenizer): void {
  held.add(tokenizer);
  clearTimeout(release);
  release = setTimeout(() => held.clear(), HELD_MS).unref();
}
