import { UserError } from "../user-error.ts";
import type { Tokenizer } from "./tokenizer.ts";

/** Names of the exact tokenizers that are bundled. */
export const BUNDLED_TOKENIZERS = ["o200k_base"] as const;

/** Loads a tokenizer by name. Throws a UserError `unknown-tokenizer`. */
export async function loadTokenizer(name: string, _options: { ranks?: Uint8Array } = {}): Promise<Tokenizer> {
  if (name !== "o200k_base") throw new UserError("unknown-tokenizer", `Unknown tokenizer "${name}".`);
  const { scaffoldTokenizer } = await import("./scaffold.ts");
  return scaffoldTokenizer();
}
