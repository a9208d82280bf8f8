import type { Vocabulary } from "./vocabulary.ts";

/** Puts tokens one after the other, as a `Vocabulary` has them; an id without a token is empty. */
export function joinTokens(tokens: readonly (Uint8Array | undefined)[]): Pick<Vocabulary, "bytes" | "offsets"> {
  const offsets = new Uint32Array(tokens.length + 1);
  for (let id = 0; id < tokens.length; id++) offsets[id + 1] = offsets[id]! + (tokens[id]?.length ?? 0);
  const bytes = new Uint8Array(offsets[tokens.length]!);
  for (let id = 0; id < tokens.length; id++) if (tokens[id]) bytes.set(tokens[id]!, offsets[id]);
  return { bytes, offsets };
}

/** Whether a byte stands in no UTF-8 text, so that a vocabulary may do without it (GPT-NeoX's does). */
export const neverInText = (byte: number): boolean => byte === 0xc0 || byte === 0xc1 || byte >= 0xf5;

/** The bytes of a token; `null` where the text is not base64 of at least one byte. */
export function fromBase64(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
