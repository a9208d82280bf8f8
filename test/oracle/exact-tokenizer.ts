import { bundledVocabulary } from "../../src/core/tokenizer/bundled.ts";
import { createTokenizer } from "../../src/core/tokenizer/byte-pair-tokenizer.ts";
import { findFamily } from "../../src/core/tokenizer/families.ts";
import type { Tokenizer } from "../../src/core/tokenizer/tokenizer.ts";

export async function exactTokenizer(name: string): Promise<Tokenizer> {
  return createTokenizer(await bundledVocabulary(name, findFamily(name)!.vocabularySize));
}
