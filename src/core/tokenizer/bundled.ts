import { byteVocabulary } from "./byte-vocabulary.ts";
import { type PackedVocabulary, unpackVocabulary } from "./unpack-vocabulary.ts";
import type { PatternName, Vocabulary } from "./vocabulary.ts";

interface Bundled {
  readonly pattern: PatternName;
  readonly wholePieces: boolean;
  readonly nfc: boolean;
  packed(): Promise<{ default: PackedVocabulary }>;
}

/** tiktoken takes a piece that is a token as it is; of the `tokenizer.json` families only Llama 3 (`ignore_merges`). */
const tiktoken = { wholePieces: true, nfc: false };
const o200k = () => import("../../../generated/vocabularies/o200k_base.js");
const qwen: Bundled = {
  pattern: "qwen2",
  wholePieces: false,
  nfc: true,
  packed: () => import("../../../generated/vocabularies/qwen2.5.js"),
};

const BUNDLED: Readonly<Record<string, Bundled>> = {
  o200k_base: { pattern: "o200k", ...tiktoken, packed: o200k },
  o200k_harmony: { pattern: "o200k", ...tiktoken, packed: o200k },
  cl100k_base: {
    pattern: "cl100k",
    ...tiktoken,
    packed: () => import("../../../generated/vocabularies/cl100k_base.js"),
  },
  p50k_base: { pattern: "r50k", ...tiktoken, packed: () => import("../../../generated/vocabularies/p50k_base.js") },
  r50k_base: { pattern: "r50k", ...tiktoken, packed: () => import("../../../generated/vocabularies/r50k_base.js") },
  llama3: { pattern: "llama3", ...tiktoken, packed: () => import("../../../generated/vocabularies/llama3.js") },
  "qwen2.5": qwen,
  qwen3: qwen,
  deepseek_v3: {
    pattern: "deepseek3",
    wholePieces: false,
    nfc: false,
    packed: () => import("../../../generated/vocabularies/deepseek_v3.js"),
  },
};

/** Needs no file. */
const BYTES = "byt5";

/** How a bundled family cuts text, for a file that has its tokens only. */
export function patternOf(name: string): Pick<Vocabulary, "pattern" | "nfc"> | undefined {
  return BUNDLED[name];
}

/** Unpacks a bundled vocabulary of `ids` ids; `name` is one of the exact families. */
export async function bundledVocabulary(name: string, ids: number): Promise<Vocabulary> {
  if (name === BYTES) return byteVocabulary(name);
  const { pattern, wholePieces, nfc, packed } = BUNDLED[name]!;
  const unpacked = await unpackVocabulary((await packed()).default, ids);
  return { name, pattern, wholePieces, nfc, ...unpacked };
}
