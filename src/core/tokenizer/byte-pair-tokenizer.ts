import { IncrementalDocument } from "./incremental-document.ts";
import { PieceEncoder } from "./piece-encoder.ts";
import type { Count, TokenDocument, Tokenizer } from "./tokenizer.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** An exact tokenizer. Throws a UserError `broken-tokenizer` for a vocabulary that cannot encode every text. */
export function createTokenizer(vocabulary: Vocabulary): Tokenizer {
  return new BytePairTokenizer(vocabulary);
}

class BytePairTokenizer implements Tokenizer {
  readonly name: string;
  readonly exact = true;
  readonly vocabularySize: number;
  readonly #vocabulary: Vocabulary;
  readonly #encoder: PieceEncoder;

  constructor(vocabulary: Vocabulary) {
    this.name = vocabulary.name;
    this.vocabularySize = vocabulary.offsets.length - 1;
    this.#vocabulary = vocabulary;
    this.#encoder = new PieceEncoder(vocabulary);
  }

  count(text: string): number {
    return this.#encoder.count(this.#normal(text));
  }

  measure(text: string): Count {
    const tokens = this.count(text);
    return { tokens, low: tokens, high: tokens, exact: true };
  }

  encode(text: string): Uint32Array {
    return this.#encoder.encode(this.#normal(text));
  }

  decode(ids: ArrayLike<number>): string {
    const { bytes, offsets } = this.#vocabulary;
    const known = (id: number) => id >= 0 && id < this.vocabularySize;
    let length = 0;
    for (let i = 0; i < ids.length; i++) if (known(ids[i])) length += offsets[ids[i] + 1] - offsets[ids[i]];
    const joined = new Uint8Array(length);
    let at = 0;
    for (let i = 0; i < ids.length; i++) {
      if (!known(ids[i])) continue;
      const token = bytes.subarray(offsets[ids[i]], offsets[ids[i] + 1]);
      joined.set(token, at);
      at += token.length;
    }
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(joined);
  }

  bytesOf(id: number): Uint8Array {
    const { bytes, offsets } = this.#vocabulary;
    return bytes.slice(offsets[id] ?? 0, offsets[id + 1] ?? 0);
  }

  open(text: string): TokenDocument {
    return new IncrementalDocument(this.#encoder, this.#vocabulary.nfc, text);
  }

  #normal(text: string): string {
    return this.#vocabulary.nfc ? text.normalize("NFC") : text;
  }
}
