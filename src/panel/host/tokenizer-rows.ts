import { UserError } from "../../core/user-error.ts";
import type { CountingService } from "../../vscode/counting/counting-service.ts";
import type { TokenizerRow } from "../protocol.ts";

/** Counts a document with every tokenizer there is, one after the other, so that its own count is not held up long. */
export async function tokenizerRows(
  counting: CountingService,
  uri: string,
  isWanted: () => boolean,
  found: (row: TokenizerRow, done: number) => void,
): Promise<UserError | null> {
  const tokenizers = await counting.ask("tokenizers", {});
  if (tokenizers instanceof UserError) return tokenizers;
  for (const [i, { name, usedBy }] of tokenizers.entries()) {
    if (!isWanted()) return null;
    const answer = await counting.ask("countWith", { uri, tokenizer: name });
    if (answer instanceof UserError) return answer;
    found({ tokenizer: name, usedBy, ...answer }, (i + 1) / tokenizers.length);
  }
  return null;
}
