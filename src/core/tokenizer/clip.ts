import { UserError } from "../user-error.ts";
import { BlockTokenizer } from "./block-tokenizer.ts";
import { byteLevelBytes, byteLevelText } from "./byte-level.ts";
import { WHITE_SPACE } from "./general-pipeline.ts";
import { mergeTriples } from "./json-merges.ts";
import { mergeIds } from "./merge-heap.ts";
import { ListRules } from "./merge-rules.ts";
import type { IsSafeCut } from "./safe-cuts.ts";
import { type Alignment, alignTokens } from "./token-alignment.ts";
import type { Tokenizer } from "./tokenizer.ts";
import { type Step, stepsOf, type TokenizerJson } from "./tokenizer-json.ts";

/** Stands at the end of each word's last token. */
const WORD_END = "</w>";
const PIECES = "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";
/** Some files name the marks in the expression too, which then are cut off even where they are ordinary text. */
const MARKS = "<\\|startoftext\\|>|<\\|endoftext\\|>|";
const MARK = /^(<\|)((?:start|end)oftext)(\|>)$/;
const BLANKS = new RegExp(`[${WHITE_SPACE}]+`, "g");

/**
 * What CLIP reads of a text beside the marks at its ends. Of its 77 tokens about 20 have an effect (Zhang and others 2024,
 * "Long-CLIP: Unlocking the Long-Text Capability of CLIP"), whose own model reads 248.
 */
const READERS = [
  { name: "CLIP, effectively", tokens: 20 },
  { name: "CLIP", tokens: 77 - 2 },
  { name: "Long-CLIP", tokens: 248 - 2 },
];

const utf8 = new TextEncoder();
const text8 = new TextDecoder("utf-8", { ignoreBOM: true });
const MOST_PIECES = 100_000;
const LONGEST_REMEMBERED = 64;

/**
 * CLIP's text encoder: small letters, words cut by an expression, byte-pair merging to the marked end of each word. A
 * UserError `unsupported-tokenizer` for a `tokenizer.json` that marks words in another way.
 */
export function clipTokenizer(name: string, json: TokenizerJson): Tokenizer | UserError {
  const other = (what: string) =>
    new UserError("unsupported-tokenizer", `${name} ${what}, which cannot be counted exactly yet.`);
  const { type, options, merges } = json.model;
  const normalizers = stepsOf(json.normalizer);
  const regexOf = (step: Step | undefined) => (step?.pattern as { Regex?: unknown } | undefined)?.Regex;
  if (type !== "BPE" || options.end_of_word_suffix !== WORD_END || options.continuing_subword_prefix)
    return other("marks the ends or insides of words otherwise than CLIP");
  if (normalizers.map((step) => step.type).join() !== "NFC,Replace,Lowercase" || regexOf(normalizers[1]) !== "\\s+")
    return other("normalises text otherwise than CLIP");
  const [split, bytes, ...more] = stepsOf(json.pre_tokenizer);
  const regex = [PIECES, MARKS + PIECES].find((known) => known === regexOf(split));
  const cutsSo = split?.type === "Split" && regex !== undefined && split.invert === true;
  if (
    !cutsSo ||
    split.behavior !== "Removed" ||
    bytes?.type !== "ByteLevel" ||
    bytes.use_regex === false ||
    more.length > 0
  )
    return other("cuts text otherwise than CLIP");
  const ids = new Map(Object.entries(json.model.vocab as Readonly<Record<string, number>>));
  const triples = mergeTriples(name, ids, merges);
  if (triples instanceof UserError) return triples;
  const byteIds = [..."\0".repeat(256)].map((_, byte) => byteLevelText(Uint8Array.of(byte)));
  const missing = byteIds.findIndex((letter) => !ids.has(letter) || !ids.has(letter + WORD_END));
  if (missing >= 0) return new UserError("broken-tokenizer", `${name} has no token for byte ${missing}.`);
  const piece = new RegExp(regex.replace("[^\\s", `[^${WHITE_SPACE}`), "gu");
  return new ClipTokenizer(name, ids, new ListRules(triples), byteIds, piece);
}

class ClipTokenizer extends BlockTokenizer {
  readonly name: string;
  readonly vocabularySize: number;
  readonly readers = READERS;
  /** No piece holds a blank, and no normal form joins one with what is before it. */
  readonly isSafeCut: IsSafeCut = (text, at) => text[at] === " ";
  readonly #piece: RegExp;
  readonly #rules: ListRules;
  /** Id of each byte, and of each byte that ends a word. */
  readonly #inside: Int32Array;
  readonly #last: Int32Array;
  readonly #tokens: string[] = [];
  readonly #pieces = new Map<string, Uint32Array>();

  constructor(
    name: string,
    ids: ReadonlyMap<string, number>,
    rules: ListRules,
    letters: readonly string[],
    piece: RegExp,
  ) {
    super();
    this.#piece = piece;
    this.name = name;
    this.vocabularySize = ids.size;
    this.#rules = rules;
    this.#inside = Int32Array.from(letters, (letter) => ids.get(letter)!);
    this.#last = Int32Array.from(letters, (letter) => ids.get(letter + WORD_END)!);
    for (const [token, id] of ids) this.#tokens[id] = token;
  }

  encodeBlock(text: string): Uint32Array {
    const wellFormed = text
      .replace(/\p{Surrogate}/gu, "\ufffd")
      .normalize("NFC")
      .replace(BLANKS, " ");
    // One character at a time: what a letter becomes does not depend on its neighbours (a sigma that ends a word).
    const lower = Array.from(wellFormed, (character) => character.toLowerCase()).join("");
    const ids: number[] = [];
    for (const [piece] of lower.matchAll(this.#piece)) {
      // The step behind cuts pieces once more as GPT-2 does, which finds nothing new but in these.
      for (const part of MARK.exec(piece)?.slice(1) ?? [piece]) for (const id of this.#encodePiece(part)) ids.push(id);
    }
    return Uint32Array.from(ids);
  }

  decode(ids: ArrayLike<number>): string {
    return Array.from(ids, (id) => text8.decode(this.bytesOf(id)))
      .join("")
      .trim();
  }

  /** With a blank behind the token that ends a word, as CLIP writes it. */
  bytesOf(id: number): Uint8Array {
    const token = this.#tokens[id] ?? "";
    const ends = token.endsWith(WORD_END);
    const bytes = byteLevelBytes(ends ? token.slice(0, -WORD_END.length) : token) ?? new Uint8Array();
    return ends ? Uint8Array.of(...bytes, 0x20) : bytes;
  }

  align(text: string, ids: Uint32Array): Alignment {
    const spelt = Array.from(ids, (id) => {
      const surface = text8.decode(this.bytesOf(id)).trimEnd();
      return { byteLength: 0, surface };
    });
    return alignTokens(text, spelt);
  }

  #encodePiece(piece: string): Uint32Array {
    const known = this.#pieces.get(piece);
    if (known) return known;
    const bytes = utf8.encode(piece);
    const ids = Int32Array.from(bytes, (byte, i) => (i + 1 < bytes.length ? this.#inside : this.#last)[byte]!);
    const merged = mergeIds(this.#rules, ids);
    if (this.#pieces.size >= MOST_PIECES) this.#pieces.clear();
    if (piece.length <= LONGEST_REMEMBERED) this.#pieces.set(piece, merged);
    return merged;
  }
}
