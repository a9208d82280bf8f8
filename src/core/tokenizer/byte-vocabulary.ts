import { joinTokens } from "./token-bytes.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Padding, the end and the unknown, which stand for no text. */
const SPECIAL_IDS = 3;

/** ByT5's vocabulary: a token for each byte of UTF-8, and no merges (Xue and others 2022). */
export function byteVocabulary(name: string): Vocabulary {
  const tokens = Array.from({ length: SPECIAL_IDS + 256 }, (_, id) =>
    id < SPECIAL_IDS ? undefined : Uint8Array.of(id - SPECIAL_IDS),
  );
  return { name, pattern: "r50k", ...joinTokens(tokens), merges: new Uint32Array(), wholePieces: false, nfc: false };
}
