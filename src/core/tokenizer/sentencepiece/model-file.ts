import { type Field, fieldsOf } from "../../protocol-buffers.ts";
import { UserError } from "../../user-error.ts";
import { isWholeMap } from "./characters-map.ts";

/** What a piece of a model is, as its file has it. */
export const NORMAL = 1;
export const UNKNOWN = 2;
export const CONTROL = 3;
export const USER_DEFINED = 4;
export const UNUSED = 5;
export const BYTE = 6;

export interface Piece {
  readonly text: string;
  readonly score: number;
  readonly type: number;
}

/** What is read of a SentencePiece model file (`sentencepiece_model.proto`); the id of a piece is its place. */
export interface SentencePieceModel {
  readonly kind: "unigram" | "bpe";
  readonly pieces: readonly Piece[];
  readonly unknownId: number;
  /** Unknown characters are written as bytes. */
  readonly byteFallback: boolean;
  /** The blank that is put before the text is put behind it. */
  readonly blankBehind: boolean;
  /** A compiled map from characters to normal ones; empty where text stays as it is. */
  readonly charactersMap: Uint8Array;
  readonly addDummyPrefix: boolean;
  readonly removeExtraBlanks: boolean;
  readonly escapeBlanks: boolean;
}

const KINDS: Readonly<Record<number, string>> = { 1: "unigram", 2: "bpe", 3: "word", 4: "char" };
const MOST_PIECES = 4_000_000;
const LONGEST_PIECE = 4_096;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads and checks a `.model` file; `name` is the file's and opens every message. */
export function readSentencePiece(name: string, bytes: Uint8Array): SentencePieceModel | UserError {
  try {
    return parse(name, bytes);
  } catch (error) {
    if (error instanceof RangeError)
      return broken(name, `is no SentencePiece model, or is cut short: ${error.message}`);
    if (error instanceof TypeError) return broken(name, "is no SentencePiece model: a piece of it is not UTF-8 text");
    throw error;
  }
}

const broken = (name: string, what: string) => new UserError("broken-tokenizer", `${name} ${what}.`);

function parse(name: string, bytes: Uint8Array): SentencePieceModel | UserError {
  const pieces: Piece[] = [];
  let trainer: Uint8Array | undefined;
  let normalizer: Uint8Array | undefined;
  for (const field of fieldsOf(bytes)) {
    if (!field.holdsBytes) continue;
    const content = bytes.subarray(field.from, field.to);
    if (field.number === 1) pieces.push(pieceOf(content));
    else if (field.number === 2) trainer = content;
    else if (field.number === 3) normalizer = content;
    if (pieces.length > MOST_PIECES) return broken(name, "has more pieces than any vocabulary");
  }
  if (pieces.length === 0) return broken(name, "is no SentencePiece model: it has no pieces");
  // They stand behind the pieces: a file without them ends too early.
  if (!trainer || !normalizer) return broken(name, "is cut short: it does not say how text is normalised");
  const wrong = checkPieces(pieces);
  if (wrong) return broken(name, wrong);
  const settings = numbersOf(trainer);
  const kind = KINDS[settings.get(3) ?? 1];
  if (kind !== "unigram" && kind !== "bpe")
    return new UserError(
      "unsupported-tokenizer",
      `${name} is a SentencePiece model of the kind ${kind ?? settings.get(3)}, which cannot be counted exactly yet.`,
    );
  const byteFallback = settings.get(35) === 1;
  if (byteFallback && pieces.filter(({ type }) => type === BYTE).length !== 256)
    return broken(name, "writes unknown characters as bytes, and has no piece for some of them");
  const rules = numbersOf(normalizer);
  const charactersMap = bytesOf(normalizer, 2);
  if (charactersMap.length > 0 && !isWholeMap(charactersMap))
    return broken(name, "has no whole map of characters to normalise text with: it is empty, or cut short");
  return {
    kind,
    pieces,
    unknownId: pieces.findIndex(({ type }) => type === UNKNOWN),
    byteFallback,
    blankBehind: settings.get(24) === 1,
    charactersMap,
    addDummyPrefix: rules.get(3) !== 0,
    removeExtraBlanks: rules.get(4) !== 0,
    escapeBlanks: rules.get(5) !== 0,
  };
}

function pieceOf(bytes: Uint8Array): Piece {
  let [text, score, type] = ["", 0, NORMAL];
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1 && field.holdsBytes) {
      if (field.to - field.from > LONGEST_PIECE) throw new RangeError("a piece is longer than any word");
      text = utf8.decode(bytes.subarray(field.from, field.to));
    } else if (field.number === 2) score = floatAt(bytes, field);
    else if (field.number === 3) type = field.value;
  }
  return { text, score, type };
}

function floatAt(bytes: Uint8Array, { from, to }: Field): number {
  if (to - from !== 4) throw new RangeError("a score is no number");
  return new DataView(bytes.buffer, bytes.byteOffset + from, 4).getFloat32(0, true);
}

function checkPieces(pieces: readonly Piece[]): string | null {
  const seen = new Map<string, number>();
  for (const [id, { text, score, type }] of pieces.entries()) {
    const shown = JSON.stringify(text.slice(0, 24));
    if (text === "") return `has no text for the piece ${id}`;
    if (seen.has(text)) return `has the piece ${shown} twice, as ${seen.get(text)} and as ${id}`;
    if (!Number.isFinite(score)) return `has no score for the piece ${shown}`;
    if (type < NORMAL || type > BYTE) return `has a piece ${shown} of an unknown kind`;
    if (type === BYTE && !/^<0x[0-9A-F]{2}>$/.test(text)) return `has a piece ${shown} that should be a byte`;
    seen.set(text, id);
  }
  return pieces.some(({ type }) => type === UNKNOWN) ? null : "has no piece for what is unknown";
}

/** The numbers of a message by field; those that it does not say have their default. */
function numbersOf(bytes: Uint8Array): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  for (const { number, holdsBytes, value } of fieldsOf(bytes)) if (!holdsBytes) numbers.set(number, value);
  return numbers;
}

function bytesOf(bytes: Uint8Array, wanted: number): Uint8Array {
  for (const { number, holdsBytes, from, to } of fieldsOf(bytes))
    if (number === wanted && holdsBytes) return bytes.subarray(from, to);
  return new Uint8Array();
}
