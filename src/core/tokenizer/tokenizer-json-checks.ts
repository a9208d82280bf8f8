import type { Model } from "./tokenizer-json.ts";

// What is wrong with a part of a `tokenizer.json`, behind the file's name in a message; `null` where it is sound.

/** More ids than any vocabulary has: an id above it is a damaged number. */
const LARGEST_ID = 4_000_000;

export function checkVocabulary(vocab: unknown): string | null {
  if (typeof vocab !== "object" || vocab === null || Array.isArray(vocab))
    return 'has no "model.vocab" of tokens and ids';
  const seen = new Map<number, string>();
  for (const [token, id] of Object.entries(vocab)) {
    if (!isId(id)) return `has a token ${shown(token)} whose id is no whole number`;
    if (seen.has(id)) return `gives id ${id} to two tokens, ${shown(seen.get(id)!)} and ${shown(token)}`;
    seen.set(id, token);
  }
  return seen.size === 0 ? "has no tokens" : null;
}

export function checkPieces(vocab: unknown): string | null {
  if (!Array.isArray(vocab) || vocab.length === 0) return 'has no "model.vocab" of pieces and scores';
  const seen = new Set<string>();
  for (const entry of vocab) {
    if (!Array.isArray(entry) || typeof entry[0] !== "string" || typeof entry[1] !== "number")
      return 'has an entry in "model.vocab" that is no piece and score';
    if (!Number.isFinite(entry[1]))
      return `has the piece ${shown(entry[0])} with a score that is too large for a number`;
    if (seen.has(entry[0])) return `has the piece ${shown(entry[0])} twice`;
    seen.add(entry[0]);
  }
  return null;
}

export function checkMerges(merges: unknown): string | null {
  if (!Array.isArray(merges)) return 'has "model.merges" that are no list';
  const isPair = (m: unknown) =>
    typeof m === "string"
      ? m.indexOf(" ") > 0 && m.indexOf(" ") === m.lastIndexOf(" ") && !m.endsWith(" ")
      : Array.isArray(m) && m.length === 2 && typeof m[0] === "string" && typeof m[1] === "string";
  const wrong = merges.findIndex((merge) => !isPair(merge));
  return wrong < 0 ? null : `has a merge that is no pair of tokens (the ${wrong + 1}. of "model.merges")`;
}

/** Tokens that are named beside the vocabulary may be those of it, under the same ids; an id has one text. */
export function checkAddedTokens(
  added: readonly { readonly content: string; readonly id: number }[],
  vocab: Model["vocab"],
): string | null {
  const texts = new Map<number, string>(
    isPieces(vocab) ? vocab.map(([text], id) => [id, text]) : Object.entries(vocab).map(([text, id]) => [id, text]),
  );
  for (const { content, id } of added) {
    if (!isId(id)) return `has an added token ${shown(content)} whose id is no whole number`;
    const other = texts.get(id) ?? content;
    if (other !== content) return `gives id ${id} to two tokens, ${shown(other)} and the added ${shown(content)}`;
    texts.set(id, content);
  }
  return null;
}

const isPieces = (vocab: Model["vocab"]): vocab is readonly (readonly [string, number])[] => Array.isArray(vocab);
const isId = (id: unknown) => Number.isInteger(id) && (id as number) >= 0 && (id as number) <= LARGEST_ID;
const shown = (token: string) => JSON.stringify(token.length > 24 ? `${token.slice(0, 24)}…` : token);
