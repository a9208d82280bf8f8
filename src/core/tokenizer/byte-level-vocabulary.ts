import { UserError } from "../user-error.ts";
import { byteLevelBytes } from "./byte-level.ts";
import { mergeTriples } from "./json-merges.ts";
import { patternOfPreTokenizer } from "./known-patterns.ts";
import { joinTokens } from "./token-bytes.ts";
import { stepsOf, type TokenizerJson } from "./tokenizer-json.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * The vocabulary of a `tokenizer.json` that the fast encoder can follow exactly: byte-level BPE, cut by a known pattern,
 * normalised to NFC or not at all. `null` for any other kind.
 */
export function readByteLevel(name: string, json: TokenizerJson): Vocabulary | UserError | null {
  const { model } = json;
  const { options } = model;
  const pattern = patternOfPreTokenizer(json.pre_tokenizer);
  const normalizers = stepsOf(json.normalizer).map(({ type }) => type);
  const plainBytes =
    model.type === "BPE" &&
    !options.byte_fallback &&
    !options.dropout &&
    !options.continuing_subword_prefix &&
    !options.end_of_word_suffix;
  if (pattern === null || !plainBytes || normalizers.some((type) => type !== "NFC")) return null;
  const ids = new Map(Object.entries(model.vocab as Readonly<Record<string, number>>));
  const tokens: Uint8Array[] = [];
  // A token outside the byte alphabet (DeepSeek's marks) can only be written as an added token, never met in text.
  for (const [token, id] of ids) tokens[id] = byteLevelBytes(token) ?? new Uint8Array(0);
  const merges = mergeTriples(name, ids, model.merges);
  if (merges instanceof UserError) return merges;
  return {
    name,
    pattern,
    ...joinTokens(Array.from(tokens, (token) => token ?? undefined)),
    merges,
    wholePieces: options.ignore_merges === true,
    nfc: normalizers.length > 0,
  };
}
