import { didYouMean } from "../nearest-names.ts";
import { UserError } from "../user-error.ts";
import { findFamily, tokenizerNames } from "./families.ts";
import type { Tokenizer } from "./tokenizer.ts";

export interface LoadOptions {
  /** Bytes of a `.tiktoken` or `tokenizer.json` file to use instead of the bundled vocabulary. */
  readonly ranks?: Uint8Array;
}

/** Loads a tokenizer by name. Throws a UserError `unknown-tokenizer`. */
export async function loadTokenizer(name: string, _options: LoadOptions = {}): Promise<Tokenizer> {
  const family = findFamily(name);
  if (!family)
    throw new UserError("unknown-tokenizer", `Unknown tokenizer "${name}".${didYouMean(name, tokenizerNames())}`);
  const { scaffoldTokenizer } = await import("./scaffold.ts");
  return scaffoldTokenizer();
}
