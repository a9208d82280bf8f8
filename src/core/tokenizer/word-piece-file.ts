import { UserError } from "../user-error.ts";
import { readTokenLines } from "./token-lines.ts";
import { parseTokenizerJson, type TokenizerJson } from "./tokenizer-json.ts";
import { UNCASED, WordPiece, type WordPieceOptions } from "./word-piece.ts";

const BRACE = 0x7b;

/**
 * BERT's tokenizer from a `vocab.txt` (a token a line) or a `tokenizer.json`; `name` is the file's and opens every
 * message. UserErrors: `broken-tokenizer` for
 * a damaged file, `unsupported-tokenizer` for one of another kind.
 */
export function wordPieceFromFile(name: string, bytes: Uint8Array): WordPiece | UserError {
  if (bytes.find((byte) => byte > 0x20) === BRACE) {
    const json = parseTokenizerJson(name, bytes);
    return json instanceof UserError ? json : fromJson(name, json);
  }
  const read = readTokenLines(name, bytes);
  if (read instanceof UserError) return read;
  const { tokens, cased } = read;
  return build(name, tokens, { ...UNCASED, lowercase: !cased, stripAccents: !cased });
}

function fromJson(name: string, { model, normalizer, pre_tokenizer }: TokenizerJson): WordPiece | UserError {
  const { type, vocab, options } = model;
  const other = (what: string) =>
    new UserError("unsupported-tokenizer", `${name} ${what}; a sentence encoder needs a tokenizer like BERT's.`);
  if (type !== "WordPiece" || Array.isArray(vocab)) return other(`is of the kind ${type}`);
  if (normalizer?.type !== "BertNormalizer") return other(`normalises text with ${normalizer?.type ?? "nothing"}`);
  if (pre_tokenizer?.type !== "BertPreTokenizer") return other(`cuts text with ${pre_tokenizer?.type ?? "nothing"}`);
  if (normalizer.clean_text === false || normalizer.handle_chinese_chars === false)
    return other("leaves control characters or Chinese as they are");
  const vocabulary: string[] = [];
  for (const [token, id] of Object.entries(vocab as Readonly<Record<string, number>>)) vocabulary[id] = token;
  const lowercase = normalizer.lowercase !== false;
  return build(
    name,
    Array.from(vocabulary, (token) => token ?? ""),
    {
      lowercase,
      stripAccents: (normalizer.strip_accents ?? lowercase) === true,
      unknown: stringOr(options.unk_token, UNCASED.unknown),
      continuing: stringOr(options.continuing_subword_prefix, UNCASED.continuing),
      longestWord: Number(options.max_input_chars_per_word ?? UNCASED.longestWord),
    },
  );
}

function build(name: string, vocabulary: readonly string[], options: WordPieceOptions): WordPiece | UserError {
  for (const mark of [options.unknown, "[PAD]", "[CLS]", "[SEP]"])
    if (!vocabulary.includes(mark))
      return new UserError("broken-tokenizer", `${name} is no vocabulary like BERT's: it has no token ${mark}.`);
  return new WordPiece(vocabulary, options);
}

function stringOr(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}
