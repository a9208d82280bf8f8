import { byteLevelText } from "../../../src/core/tokenizer/byte-level.ts";

/** Small tokenizer files of the kinds that people have, as the bytes of a `tokenizer.json`. */
export const bytesOf = (json: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(json));

const O200K_LIKE =
  "[^\\r\\n\\p{L}\\p{N}]?\\p{Lu}*\\p{Ll}+|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

const singleBytes = () => Array.from({ length: 256 }, (_, byte) => byteLevelText(Uint8Array.of(byte)));

function withMerges(alphabet: readonly string[], merges: readonly (readonly [string, string])[]) {
  const tokens = [...new Set([...alphabet, ...merges.map(([left, right]) => left + right)])];
  return {
    vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
    merges: merges.map(([left, right]) => `${left} ${right}`),
  };
}

const MERGES = [
  ["h", "e"],
  ["l", "l"],
  ["he", "ll"],
  ["hell", "o"],
  ["Ġ", "w"],
  ["o", "r"],
  ["Ġw", "or"],
  ["l", "d"],
  ["Ġwor", "ld"],
  ["Ġ", "Ġ"],
  ["Ċ", "Ċ"],
] as const;

/** Byte-level BPE as GPT-2's. */
export function byteLevelJson(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    version: "1.0",
    normalizer: null,
    pre_tokenizer: { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: true },
    decoder: { type: "ByteLevel" },
    added_tokens: [{ id: 300, content: "<|end|>", special: true, normalized: false }],
    model: { type: "BPE", ...withMerges(singleBytes(), MERGES) },
    ...changes,
  };
}

/** Byte-level BPE cut by an expression that no bundled family has. */
export const foreignPatternJson = () =>
  byteLevelJson({
    pre_tokenizer: {
      type: "Sequence",
      pretokenizers: [
        { type: "Split", pattern: { Regex: O200K_LIKE }, behavior: "Isolated", invert: false },
        { type: "ByteLevel", add_prefix_space: false, use_regex: false },
      ],
    },
  });

/** BPE over characters with `▁` for blanks and bytes for what is unknown, as Llama 2's and Gemma's. */
export function characterJson({ prefix = true } = {}) {
  const bytes = Array.from({ length: 256 }, (_, b) => `<0x${b.toString(16).toUpperCase().padStart(2, "0")}>`);
  const letters = Array.from("▁abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:!?()\n\té中文");
  const merges = [
    ["h", "e"],
    ["▁", "w"],
    ["▁w", "o"],
    ["▁", "▁"],
    ["l", "l"],
    ["he", "ll"],
    ["hell", "o"],
    ["▁", "hello"],
    ["\n", "\n"],
    ["中", "文"],
  ] as const;
  const blanks = { type: "Replace", pattern: { String: " " }, content: "▁" };
  return {
    normalizer: prefix ? { type: "Sequence", normalizers: [{ type: "Prepend", prepend: "▁" }, blanks] } : blanks,
    pre_tokenizer: null,
    decoder: {
      type: "Sequence",
      decoders: [
        { type: "Replace", pattern: { String: "▁" }, content: " " },
        { type: "ByteFallback" },
        { type: "Fuse" },
        ...(prefix ? [{ type: "Strip", content: " ", start: 1, stop: 0 }] : []),
      ],
    },
    added_tokens: [],
    model: {
      type: "BPE",
      byte_fallback: true,
      unk_token: "<unk>",
      fuse_unk: true,
      ...withMerges(["<unk>", ...bytes, ...letters], merges),
    },
  };
}

/** WordPiece, as BERT's. */
export function wordPieceJson() {
  const pieces = [
    "[UNK]",
    "hello",
    "wor",
    "##ld",
    "un",
    "##like",
    "##ly",
    ",",
    ".",
    "!",
    "a",
    "##a",
    "b",
    "##b",
    "1",
    "##2",
  ];
  return {
    normalizer: {
      type: "BertNormalizer",
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: "BertPreTokenizer" },
    decoder: { type: "WordPiece", prefix: "##", cleanup: true },
    added_tokens: [],
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(pieces.map((piece, id) => [piece, id])),
    },
  };
}
