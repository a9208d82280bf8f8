import { bundledVocabulary } from "../../src/core/tokenizer/bundled.ts";
import { createTokenizer } from "../../src/core/tokenizer/byte-pair-tokenizer.ts";
import { findFamily } from "../../src/core/tokenizer/families.ts";
import type { Tokenizer } from "../../src/core/tokenizer/tokenizer.ts";
import type { Vocabulary } from "../../src/core/tokenizer/vocabulary.ts";

/** A bundled vocabulary, by the family's name. */
export function exactVocabulary(name: string): Promise<Vocabulary> {
  return bundledVocabulary(name, findFamily(name)!.vocabularySize);
}

export async function exactTokenizer(name: string): Promise<Tokenizer> {
  return createTokenizer(await exactVocabulary(name));
}
