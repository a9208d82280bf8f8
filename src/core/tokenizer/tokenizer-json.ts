import * as v from "valibot";
import { UserError } from "../user-error.ts";

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

/** More ids than any vocabulary has: an id above it is a damaged number. */
const LARGEST_ID = 4_000_000;

/** Parses and checks the file; errors are of the kind `broken-tokenizer` and open with its name. */
export function parseTokenizerJson(name: string, bytes: Uint8Array): TokenizerJson | UserError {
  const broken = (what: string) => new UserError("broken-tokenizer", `${name} ${what}.`);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    const why = error instanceof SyntaxError ? "is no valid JSON; it may be cut short" : "is not UTF-8 text";
    return broken(why);
  }
  const parsed = v.safeParse(shell, value);
  if (!parsed.success) {
    const path = v.getDotPath(parsed.issues[0]);
    return broken(
      `is JSON of another kind, not a tokenizer.json: ${path ? `"${path}"` : "its top"} is not as expected`,
    );
  }
  const { vocab, merges = [], type, ...options } = parsed.output.model as Record<string, unknown>;
  const kind = typeof type === "string" ? type : inferType(vocab, merges);
  const wrong = kind === "Unigram" ? checkPieces(vocab) : (checkVocabulary(vocab) ?? checkMerges(merges));
  if (wrong) return broken(wrong);
  const { normalizer, pre_tokenizer, decoder, added_tokens } = parsed.output;
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

function checkVocabulary(vocab: unknown): string | null {
  if (typeof vocab !== "object" || vocab === null || Array.isArray(vocab))
    return 'has no "model.vocab" of tokens and ids';
  const seen = new Map<number, string>();
  for (const [token, id] of Object.entries(vocab)) {
    if (!Number.isInteger(id) || id < 0 || id > LARGEST_ID)
      return `has a token ${shown(token)} whose id is no whole number`;
    if (seen.has(id)) return `gives id ${id} to two tokens, ${shown(seen.get(id)!)} and ${shown(token)}`;
    seen.set(id, token);
  }
  return seen.size === 0 ? "has no tokens" : null;
}

function checkPieces(vocab: unknown): string | null {
  if (!Array.isArray(vocab) || vocab.length === 0) return 'has no "model.vocab" of pieces and scores';
  const seen = new Set<string>();
  for (const entry of vocab) {
    if (!Array.isArray(entry) || typeof entry[0] !== "string" || typeof entry[1] !== "number")
      return 'has an entry in "model.vocab" that is no piece and score';
    if (seen.has(entry[0])) return `has the piece ${shown(entry[0])} twice`;
    seen.add(entry[0]);
  }
  return null;
}

function checkMerges(merges: unknown): string | null {
  if (!Array.isArray(merges)) return 'has "model.merges" that are no list';
  const isPair = (m: unknown) =>
    typeof m === "string"
      ? m.indexOf(" ") > 0 && m.indexOf(" ") === m.lastIndexOf(" ") && !m.endsWith(" ")
      : Array.isArray(m) && m.length === 2 && typeof m[0] === "string" && typeof m[1] === "string";
  const wrong = merges.findIndex((merge) => !isPair(merge));
  return wrong < 0 ? null : `has a merge that is no pair of tokens (the ${wrong + 1}. of "model.merges")`;
}

const shown = (token: string) => JSON.stringify(token.length > 24 ? `${token.slice(0, 24)}…` : token);

/** The parts of a merge. */
export function mergeParts(merge: string | readonly [string, string]): readonly [string, string] {
  if (typeof merge !== "string") return merge;
  const space = merge.indexOf(" ");
  return [merge.slice(0, space), merge.slice(space + 1)];
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
