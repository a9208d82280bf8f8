import * as v from "valibot";
import { UserError } from "../user-error.ts";
import { checkAddedTokens, checkMerges, checkPieces, checkVocabulary } from "./tokenizer-json-checks.ts";

/** A part of a pipeline (normaliser, pre-tokeniser, decoder): its type, and what that type needs. */
export interface Step {
  readonly type: string;
  readonly [option: string]: unknown;
}

/** What is read of a `tokenizer.json` (the format of Hugging Face's `tokenizers`). */
export interface TokenizerJson {
  readonly normalizer: Step | null;
  readonly pre_tokenizer: Step | null;
  readonly decoder: Step | null;
  readonly added_tokens: readonly { readonly content: string; readonly id: number }[];
  readonly model: Model;
}

export interface Model {
  readonly type: string;
  /** Tokens by text; for Unigram pairs of text and score. */
  readonly vocab: Readonly<Record<string, number>> | readonly (readonly [string, number])[];
  readonly merges: readonly (string | readonly [string, string])[];
  readonly options: Readonly<Record<string, unknown>>;
}

const step = v.nullish(v.looseObject({ type: v.string() }), null);

const shell = v.looseObject({
  normalizer: step,
  pre_tokenizer: step,
  decoder: step,
  added_tokens: v.nullish(v.array(v.looseObject({ content: v.string(), id: v.number() })), []),
  model: v.looseObject({ type: v.exactOptional(v.string()) }),
});

/** A number that JSON has not, and Python writes without being asked. */
const NO_NUMBER = /[:,[]\s*-?(?:NaN|Infinity)\s*[\],}]/;

/** The file's JSON; a UserError `broken-tokenizer` that opens with its name where it has none. */
export function parseJson(name: string, bytes: Uint8Array): unknown {
  const broken = (what: string) => new UserError("broken-tokenizer", `${name} is ${what}.`);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return broken("not UTF-8 text");
  }
  try {
    return JSON.parse(text);
  } catch {
    return broken(
      NO_NUMBER.test(text) ? "no valid JSON: a number in it is NaN or Infinity" : "no valid JSON; it may be cut short",
    );
  }
}

/** Parses and checks the file; errors are of the kind `broken-tokenizer` and open with its name. */
export function parseTokenizerJson(name: string, bytes: Uint8Array): TokenizerJson | UserError {
  const value = parseJson(name, bytes);
  return value instanceof UserError ? value : checkTokenizerJson(name, value);
}

/** Checks what was parsed. */
export function checkTokenizerJson(name: string, value: unknown): TokenizerJson | UserError {
  const broken = (what: string) => new UserError("broken-tokenizer", `${name} ${what}.`);
  const parsed = v.safeParse(shell, value);
  if (!parsed.success) {
    const path = v.getDotPath(parsed.issues[0]);
    return broken(
      `is JSON of another kind, not a tokenizer.json: ${path ? `"${path}"` : "its top"} is not as expected`,
    );
  }
  const { vocab, merges = [], type, ...options } = parsed.output.model as Record<string, unknown>;
  const kind = typeof type === "string" ? type : inferType(vocab, merges);
  const { normalizer, pre_tokenizer, decoder, added_tokens } = parsed.output;
  const wrong =
    (kind === "Unigram" ? checkPieces(vocab) : (checkVocabulary(vocab) ?? checkMerges(merges))) ??
    checkAddedTokens(added_tokens, vocab as Model["vocab"]);
  if (wrong) return broken(wrong);
  return {
    normalizer,
    pre_tokenizer,
    decoder,
    added_tokens: added_tokens.map(({ content, id }) => ({ content, id })),
    model: { type: kind, vocab: vocab as Model["vocab"], merges: merges as Model["merges"], options },
  };
}

/** Files from before the type was written down. */
function inferType(vocab: unknown, merges: unknown): string {
  if (Array.isArray(vocab)) return "Unigram";
  return Array.isArray(merges) && merges.length > 0 ? "BPE" : "WordPiece";
}

/** Sequences inside of sequences are read to this depth. */
const DEEPEST = 32;

/** The steps of a pipeline, one after the other, with sequences taken apart. */
export function stepsOf(step: Step | null, depth = 0): Step[] {
  if (step === null) return [];
  // What is nested deeper than anybody writes is told as a kind of step that nothing can follow.
  if (step.type !== "Sequence" || depth > DEEPEST) return [step];
  const inner = step.pretokenizers ?? step.normalizers ?? step.decoders;
  return Array.isArray(inner) ? inner.flatMap((s: Step) => stepsOf(s, depth + 1)) : [];
}
