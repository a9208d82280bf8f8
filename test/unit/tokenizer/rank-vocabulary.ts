import type { PatternName, Vocabulary } from "../../../src/core/tokenizer/vocabulary.ts";

/** js-tiktoken's packing of a vocabulary: lines of `! firstId token token ...`, tokens in base 64. */
export interface PackedRanks {
  bpe_ranks: string;
}

/** A vocabulary with tiktoken's rule. */
export function rankVocabulary(name: string, pattern: PatternName, ranks: PackedRanks): Vocabulary {
  const tokens: Buffer[] = [];
  for (const line of ranks.bpe_ranks.split("\n")) {
    if (line === "") continue;
    const [, first, ...packed] = line.split(" ");
    for (let i = 0; i < packed.length; i++) tokens[Number(first) + i] = Buffer.from(packed[i], "base64");
  }
  return { name, pattern, ...joinTokens(tokens), merges: null, wholePieces: true, nfc: false };
}

/** Tokens by id, a hole where an id stands for no text, as a vocabulary holds them. */
export function joinTokens(tokens: readonly (Uint8Array | undefined)[]): Pick<Vocabulary, "bytes" | "offsets"> {
  const offsets = new Uint32Array(tokens.length + 1);
  for (let id = 0; id < tokens.length; id++) offsets[id + 1] = offsets[id] + (tokens[id]?.length ?? 0);
  const bytes = new Uint8Array(offsets[tokens.length]);
  for (let id = 0; id < tokens.length; id++) bytes.set(tokens[id] ?? [], offsets[id]);
  return { bytes, offsets };
}
