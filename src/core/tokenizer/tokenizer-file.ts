import { UserError } from "../user-error.ts";
import { readByteLevel } from "./byte-level-vocabulary.ts";
import { createTokenizer } from "./byte-pair-tokenizer.ts";
import { isTekken, readTekken } from "./tekken-file.ts";
import { readTiktokenFile } from "./tiktoken-file.ts";
import { neverInText } from "./token-bytes.ts";
import { bertJson, isTokenLines } from "./token-lines.ts";
import type { Tokenizer } from "./tokenizer.ts";
import { checkTokenizerJson, parseJson } from "./tokenizer-json.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Twice the largest vocabulary that is published; a larger file is something else. */
const LARGEST_BYTES = 128 * 1024 * 1024;

const LINE_END = 0x0a;
const SPACE = 0x20;
const BRACE = 0x7b;

/**
 * A tokenizer from a file of the person's: a `tokenizer.json`, a SentencePiece `.model`, BERT's `vocab.txt`, Mistral's `tekken.json` or
 * a `.tiktoken` file, which is known by what it holds or by its name. `name` is the file's; it opens every message.
 *
 * Added and special tokens of the file are ordinary text, since a prompt file is sent as text. A kind that cannot be
 * counted exactly is a UserError `unsupported-tokenizer` that names it; a file that is damaged `broken-tokenizer`.
 */
export async function tokenizerFromFile(name: string, bytes: Uint8Array): Promise<Tokenizer | UserError> {
  if (bytes.length === 0) return new UserError("broken-tokenizer", `${name} is empty.`);
  if (bytes.length > LARGEST_BYTES)
    return new UserError("broken-tokenizer", `${name} is larger than 128 MB: no tokenizer file is.`);
  const first = bytes.find((byte) => byte > SPACE);
  // SentencePiece's model files are protocol buffers, and their first field is a message with tag 10.
  if (bytes[0] === LINE_END && first !== BRACE) return sentencePiece(name, bytes);
  if (first !== BRACE && !isTokenLines(bytes)) return fast(await readTiktokenFile(name, bytes), name);
  const value = first === BRACE ? parseJson(name, bytes) : null;
  if (value instanceof UserError) return value;
  if (isTekken(value)) return fast(readTekken(name, value), name);
  const json = first === BRACE ? checkTokenizerJson(name, value) : bertJson(name, bytes);
  if (json instanceof UserError) return json;
  const vocabulary = readByteLevel(name, json);
  if (vocabulary !== null) return fast(vocabulary, name);
  if (json.model.options.end_of_word_suffix) {
    const { clipTokenizer } = await import("./clip.ts");
    return clipTokenizer(name, json);
  }
  if (json.model.type === "Unigram") {
    const { unigramTokenizer } = await import("./unigram/unigram-tokenizer.ts");
    return unigramTokenizer(name, json);
  }
  const { generalTokenizer } = await import("./general-tokenizer.ts");
  return generalTokenizer(name, json);
}

async function sentencePiece(name: string, bytes: Uint8Array): Promise<Tokenizer | UserError> {
  const { readSentencePiece } = await import("./sentencepiece/model-file.ts");
  const model = readSentencePiece(name, bytes);
  if (model instanceof UserError) return model;
  const { SentencePieceTokenizer } = await import("./sentencepiece/sentencepiece-tokenizer.ts");
  return new SentencePieceTokenizer(name, model);
}

function fast(vocabulary: Vocabulary | UserError, name: string): Tokenizer | UserError {
  if (vocabulary instanceof UserError) return vocabulary;
  const missing = missingByte(vocabulary);
  if (missing >= 0)
    return new UserError(
      "broken-tokenizer",
      `${name} has no token for byte ${missing}: it is cut short, or no byte-level vocabulary.`,
    );
  return createTokenizer(vocabulary);
}

/** A byte-level vocabulary has each byte of UTF-8 as a token; -1 where it does. */
function missingByte({ bytes, offsets }: Vocabulary): number {
  const seen = new Uint8Array(256);
  for (let id = 0; id + 1 < offsets.length; id++)
    if (offsets[id + 1]! - offsets[id]! === 1) seen[bytes[offsets[id]!]!] = 1;
  return seen.findIndex((has, byte) => !has && !neverInText(byte));
}
