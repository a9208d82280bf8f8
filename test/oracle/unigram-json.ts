// The tokenizer.json of each kind that unigram.test.ts reads, from the models beside it:
// node test/oracle/unigram-json.ts NAME > NAME.json
import { readFileSync } from "node:fs";
import { readSentencePiece } from "../../src/core/tokenizer/sentencepiece/model-file.ts";
import { UserError } from "../../src/core/user-error.ts";

const FOLDER = "test/oracle/fixtures/sentencepiece";
const blanks = { type: "Replace", pattern: { Regex: " {2,}" } };
const metaspace = { type: "Metaspace", replacement: "▁" };
const steps = (...normalizers: readonly object[]) => ({ type: "Sequence", normalizers });
const cutters = (...pretokenizers: readonly object[]) => ({ type: "Sequence", pretokenizers });

interface Kind {
  readonly model: "unigram-nfkc" | "unigram-symbols";
  normalizer(precompiled: object): object;
  readonly pre_tokenizer: object;
}

export const KINDS: Readonly<Record<string, Kind>> = {
  // T5 and XLM-RoBERTa as they were published
  t5: {
    model: "unigram-nfkc",
    normalizer: (precompiled) => precompiled,
    pre_tokenizer: cutters({ type: "WhitespaceSplit" }, { ...metaspace, add_prefix_space: true }),
  },
  // as converted today
  converted: {
    model: "unigram-nfkc",
    normalizer: (precompiled) =>
      steps(precompiled, { type: "Strip", strip_left: false, strip_right: true }, { ...blanks, content: "▁" }),
    pre_tokenizer: { ...metaspace, prepend_scheme: "always", split: true },
  },
  // ALBERT and XLNet
  albert: {
    model: "unigram-nfkc",
    normalizer: (precompiled) =>
      steps(
        { type: "Replace", pattern: { String: "''" }, content: '"' },
        { type: "NFKD" },
        { type: "StripAccents" },
        { type: "Lowercase" },
        precompiled,
        { ...blanks, content: " " },
      ),
    pre_tokenizer: { ...metaspace, prepend_scheme: "always" },
  },
  // trained by the library itself, and bytes for what is unknown
  trained: {
    model: "unigram-symbols",
    normalizer: () => steps({ type: "Nmt" }, { type: "NFKC" }, { ...blanks, content: " " }),
    pre_tokenizer: { ...metaspace, prepend_scheme: "always", split: false },
  },
};

export function unigramJson(name: string) {
  const { model: file, normalizer, pre_tokenizer } = KINDS[name]!;
  const model = readSentencePiece(file, new Uint8Array(readFileSync(`${FOLDER}/${file}.model`)));
  if (model instanceof UserError) throw model;
  const map = Buffer.from(model.charactersMap).toString("base64");
  return {
    version: "1.0",
    added_tokens: [
      { id: 1, content: "<s>", single_word: false, lstrip: false, rstrip: false, normalized: false, special: true },
    ],
    normalizer: normalizer({ type: "Precompiled", precompiled_charsmap: map }),
    pre_tokenizer,
    decoder: { ...metaspace, add_prefix_space: true },
    model: {
      type: "Unigram",
      unk_id: model.unknownId,
      vocab: model.pieces.map(({ text, score }) => [text, score] as const),
      byte_fallback: model.byteFallback,
    },
  };
}

if (import.meta.main) console.log(JSON.stringify(unigramJson(process.argv[2]!)));
