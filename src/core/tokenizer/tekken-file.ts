import * as v from "valibot";
import { UserError } from "../user-error.ts";
import { patternOfRegex } from "./known-patterns.ts";
import { fromBase64, joinTokens } from "./token-bytes.ts";
import type { Vocabulary } from "./vocabulary.ts";

const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4_000_000));

/** Mistral's `tekken.json` (mistral-common, `tekken.py`): tokens by rank, and the ids before them for special ones. */
const shape = v.looseObject({
  config: v.looseObject({
    pattern: v.string(),
    default_vocab_size: whole,
    default_num_special_tokens: whole,
  }),
  vocab: v.array(v.looseObject({ rank: whole, token_bytes: v.string() })),
});

/** Whether parsed JSON is of that kind, sound or not. */
export function isTekken(value: unknown): boolean {
  const { config, vocab, model } = (value ?? {}) as Record<string, unknown>;
  return typeof config === "object" && config !== null && Array.isArray(vocab) && model === undefined;
}

/**
 * The vocabulary of a `tekken.json`: the file has more ranks than its models use. A UserError that opens with the file's
 * `name`: `broken-tokenizer`, or `unsupported-tokenizer` for an expression that no scanner follows.
 */
export function readTekken(name: string, value: unknown): Vocabulary | UserError {
  const broken = (what: string) => new UserError("broken-tokenizer", `${name} ${what}.`);
  const parsed = v.safeParse(shape, value);
  if (!parsed.success) return broken(`is a tekken.json whose "${v.getDotPath(parsed.issues[0])}" is not as expected`);
  const { config, vocab } = parsed.output;
  const pattern = patternOfRegex(config.pattern);
  if (pattern === null)
    return new UserError(
      "unsupported-tokenizer",
      `${name} cuts text by an expression that is not known, which cannot be counted exactly yet.`,
    );
  const special = config.default_num_special_tokens;
  const used = config.default_vocab_size - special;
  const tokens: Uint8Array[] = [];
  const ranks = new Map<string, number>();
  for (const { rank, token_bytes } of vocab) {
    if (rank >= used) continue;
    const token = fromBase64(token_bytes);
    if (token === null) return broken(`has a token of rank ${rank} that is no base64`);
    if (tokens[special + rank] !== undefined) return broken(`gives rank ${rank} to two tokens`);
    const other = ranks.get(token_bytes);
    if (other !== undefined) return broken(`gives one token ranks ${other} and ${rank}`);
    ranks.set(token_bytes, rank);
    tokens[special + rank] = token;
  }
  if (ranks.size < used) return broken(`has ${ranks.size} of the ${used} tokens that it says to have`);
  return { name, pattern, ...joinTokens(Array.from(tokens)), merges: null, wholePieces: true, nfc: false };
}
