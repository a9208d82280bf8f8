import { UserError } from "../user-error.ts";
import type { TokenizerJson } from "./tokenizer-json.ts";

const UNKNOWN = "[UNK]";
/** Tokens that stand for no text: BERT writes `[CLS]`, `[unused12]`. */
const MARK = /^\[.*\]$/;

/** Whether a file is a list of tokens like BERT's `vocab.txt`: one of its lines is the token for what is unknown. */
export function isTokenLines(bytes: Uint8Array): boolean {
  return /^\[UNK\]\r?$/m.test(new TextDecoder("latin1").decode(bytes));
}

/**
 * The tokens of a `vocab.txt`, one a line, by id, and whether they tell capital letters apart: where one has a capital
 * that small letters would change (not "ℝ", which has no small form), capitals and accents are kept. UserErrors `broken-tokenizer` open with the file's `name`.
 */
export function readTokenLines(name: string, bytes: Uint8Array): { tokens: string[]; cased: boolean } | UserError {
  const broken = (what: string) => new UserError("broken-tokenizer", `${name} ${what}.`);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return broken("is not UTF-8 text");
  }
  const tokens = text.split(/\r?\n/);
  if (tokens.pop() !== "") return broken("is cut short: its last line does not end");
  const lines = new Map<string, number>();
  for (const [id, token] of tokens.entries()) {
    const other = lines.get(token);
    if (other !== undefined)
      return broken(`has the token ${JSON.stringify(token.slice(0, 24))} twice, in lines ${other} and ${id + 1}`);
    lines.set(token, id + 1);
  }
  return { tokens, cased: tokens.some((token) => token.toLowerCase() !== token && !MARK.test(token)) };
}

/** A `vocab.txt` as the `tokenizer.json` that BERT has beside it. */
export function bertJson(name: string, bytes: Uint8Array): TokenizerJson | UserError {
  const read = readTokenLines(name, bytes);
  if (read instanceof UserError) return read;
  const { tokens, cased } = read;
  return {
    normalizer: {
      type: "BertNormalizer",
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: !cased,
    },
    pre_tokenizer: { type: "BertPreTokenizer" },
    decoder: { type: "WordPiece", prefix: "##", cleanup: true },
    added_tokens: [],
    model: {
      type: "WordPiece",
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
      merges: [],
      options: { unk_token: UNKNOWN, continuing_subword_prefix: "##", max_input_chars_per_word: 100 },
    },
  };
}
