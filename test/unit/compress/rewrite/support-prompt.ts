import { Rewriting } from "../../../../src/core/compress/rewrite/rewriting.ts";
import { loadTokenizer } from "../../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../../src/core/user-error.ts";
import { PROMPT } from "./support-texts.ts";

export const tokenizer = await loadTokenizer("o200k_base");

/** A rewriting of the prompt that has been asked for its first request. */
export function begun(text = PROMPT, budget = 130, options: Partial<Parameters<typeof Rewriting.begin>[1]> = {}) {
  const rewriting = Rewriting.begin(text, { budget, tokenizer, hint: { path: "a.md" }, ...options });
  if (rewriting instanceof UserError) throw rewriting;
  return { rewriting, request: rewriting.turn(null) };
}
