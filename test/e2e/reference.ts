import { get_encoding } from "tiktoken";

// What the extension must agree with: OpenAI's own encoder, compiled from its Rust source.
const reference = get_encoding("o200k_base");
const bytesToText = new TextDecoder();

/** Tokens of a text, counted by the reference. */
export function tokensOf(text: string): number {
  return reference.encode_ordinary(text).length;
}

/** Ids of a text's tokens, by the reference. */
export function idsOf(text: string): readonly number[] {
  return [...reference.encode_ordinary(text)];
}

/** The texts of the tokens one by one, for texts whose tokens are whole characters. */
export function piecesOf(text: string): string[] {
  return idsOf(text).map((id) => bytesToText.decode(reference.decode(new Uint32Array([id]))));
}

/** A number as the status bar writes it. */
export function shown(count: number): string {
  return count.toLocaleString("en");
}
