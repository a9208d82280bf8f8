import { CharactersMap } from "../sentencepiece/characters-map.ts";

/** A cluster of so many bytes of UTF-8 or more is mapped character by character. */
const LONG_CLUSTER = 6;

const MOST_CLUSTERS = 20_000;

const CARRIAGE_RETURN = 0x0d;
const LINE_END = 0x0a;
const SPACE = 0x20;

const utf8 = new TextEncoder();
const text8 = new TextDecoder("utf-8", { ignoreBOM: true });
const clusters = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * `Precompiled` of a `tokenizer.json`: SentencePiece's map, as Hugging Face's `tokenizers` applies it. A cluster of
 * characters that stand for one becomes, whole, what the shortest prefix of it that is mapped stands for; where none is,
 * each of its characters is mapped by itself. SentencePiece itself maps the longest prefix and goes on behind it.
 */
export class Precompiled {
  readonly #map: CharactersMap;
  /** What each ASCII character becomes, and what the two of a Windows line end do. */
  readonly #ascii: readonly string[];
  readonly #lineEnd: string;
  readonly #known = new Map<string, string>();

  constructor(compiled: Uint8Array) {
    this.#map = new CharactersMap(compiled);
    this.#ascii = Array.from({ length: 0x80 }, (_, unit) => this.#cluster(String.fromCharCode(unit)));
    this.#lineEnd = this.#cluster("\r\n");
  }

  normalise(text: string): string {
    let normal = "";
    for (let at = 0; at < text.length; ) {
      const end = plainEnd(text, at);
      for (; at < end; at++) {
        const unit = text.charCodeAt(at);
        const isLineEnd = unit === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_END;
        normal += isLineEnd ? this.#lineEnd : this.#ascii[unit]!;
        if (isLineEnd) at++;
      }
      const mixed = text.slice(at, mixedEnd(text, at));
      for (const { segment } of clusters.segment(mixed)) normal += this.#remembered(segment);
      at += mixed.length;
    }
    return normal;
  }

  #remembered(cluster: string): string {
    let mapped = this.#known.get(cluster);
    if (mapped !== undefined) return mapped;
    mapped = this.#cluster(cluster);
    if (this.#known.size >= MOST_CLUSTERS) this.#known.clear();
    if (cluster.length <= LONG_CLUSTER) this.#known.set(cluster, mapped);
    return mapped;
  }

  #cluster(cluster: string): string {
    const bytes = utf8.encode(cluster);
    const whole = bytes.length < LONG_CLUSTER ? this.#mapped(bytes) : null;
    return whole ?? Array.from(cluster, (character) => this.#mapped(utf8.encode(character)) ?? character).join("");
  }

  #mapped(bytes: Uint8Array): string | null {
    const nul = bytes.indexOf(0);
    if (!this.#map.find(bytes, 0, nul < 0 ? bytes.length : nul, true)) return null;
    return text8.decode(this.#map.texts.subarray(this.#map.from, this.#map.to));
  }
}

/** The end of the ASCII characters from a place on that stand alone, since none beside them is another. */
function plainEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && text.charCodeAt(end) < 0x80) end++;
  return end < text.length && end > from ? end - 1 : end;
}

/** The end of a run that clusters may go through: no two characters of ASCII side by side, and no control in it. */
function mixedEnd(text: string, from: number): number {
  let end = from + 1;
  for (let plain = text.charCodeAt(from) < 0x80; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (unit < SPACE || (plain && unit < 0x80)) break;
    plain = unit < 0x80;
  }
  return end;
}
