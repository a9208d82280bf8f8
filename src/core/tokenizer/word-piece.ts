import {
  type BertTextOptions,
  BLANK,
  bertText,
  classOfUnit,
  isPunctuation,
  PUNCTUATION,
  SURROGATE,
  WORD,
} from "./bert-text.ts";
import { TokenTrie } from "./token-trie.ts";

export interface WordPieceOptions extends BertTextOptions {
  /** The token that stands for a word that cannot be spelt. */
  readonly unknown: string;
  /** What the tokens of a word but the first begin with. */
  readonly continuing: string;
  /** Words of more characters are unknown. */
  readonly longestWord: number;
}

/** As BERT's models in small letters are made. */
export const UNCASED: WordPieceOptions = {
  lowercase: true,
  stripAccents: true,
  unknown: "[UNK]",
  continuing: "##",
  longestWord: 100,
};

/** Words remembered with their ids: prose has about 20,000 in a million. */
const MOST_WORDS = 50_000;
/** The engine copies slices up to this length; a longer one would keep the text alive that it was cut from. */
const LONGEST_REMEMBERED = 12;

/**
 * BERT's tokenizer: words by blanks and punctuation, each spelt greedily with the longest token that fits (Schuster and
 * Nakajima, 2012). The ids are those of `@huggingface/tokenizers`, without the marks of beginning and end.
 */
export class WordPiece {
  readonly #options: WordPieceOptions;
  readonly #unknown: number;
  /** Tokens that begin a word, and those that go on, without their mark. */
  readonly #first: TokenTrie;
  readonly #next: TokenTrie;
  readonly #found = { id: -1, end: 0 };
  readonly #vocabulary: readonly string[];
  #words = new Map<string, readonly number[]>();

  /** `vocabulary[id]` is a token's text. Throws a RangeError where the token for the unknown is not in it. */
  constructor(vocabulary: readonly string[], options: WordPieceOptions = UNCASED) {
    const { continuing, unknown } = options;
    this.#options = options;
    this.#vocabulary = vocabulary;
    this.#first = new TokenTrie(vocabulary.map((token, id) => [token, id]));
    this.#next = new TokenTrie(
      vocabulary.flatMap((token, id) => (token.startsWith(continuing) ? [[token.slice(continuing.length), id]] : [])),
    );
    this.#unknown = this.idOf(unknown);
    if (this.#unknown < 0) throw new RangeError(`The vocabulary has no token ${unknown}.`);
  }

  /** The id of a token as the vocabulary writes it; -1: it has none. */
  idOf(token: string): number {
    return this.#vocabulary.lastIndexOf(token);
  }

  /** The ids of a text; with `most` the first so many of them. */
  encode(text: string, most = Number.POSITIVE_INFINITY): number[] {
    const ready = bertText(text, this.#options);
    const ids: number[] = [];
    for (let i = 0; i < ready.length && ids.length < most; ) {
      const kind = classOfUnit(ready.charCodeAt(i));
      if (kind === BLANK) {
        i++;
        continue;
      }
      const end = kind === WORD ? wordEnd(ready, i + 1) : characterEnd(ready, i, kind);
      for (const id of this.#idsOf(ready.slice(i, end))) ids.push(id);
      i = end;
    }
    if (ids.length > most) ids.length = most;
    return ids;
  }

  #idsOf(word: string): readonly number[] {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const ids = this.#spell(word);
    if (word.length > LONGEST_REMEMBERED) return ids;
    if (this.#words.size >= MOST_WORDS) this.#words = new Map();
    this.#words.set(word, ids);
    return ids;
  }

  #spell(word: string): readonly number[] {
    const { longestWord } = this.#options;
    if (word.length > longestWord && (word.length > 2 * longestWord || [...word].length > longestWord))
      return [this.#unknown];
    const found = this.#found;
    const ids: number[] = [];
    for (let start = 0; start < word.length; ) {
      (start === 0 ? this.#first : this.#next).longest(word, start, found);
      if (found.id < 0) return [this.#unknown];
      ids.push(found.id);
      start = found.end;
    }
    return ids;
  }
}

/** The end of the word that goes on at `from`. */
function wordEnd(text: string, from: number): number {
  let end = from;
  for (; end < text.length; end++) {
    const kind = classOfUnit(text.charCodeAt(end));
    if (kind === WORD) continue;
    if (kind !== SURROGATE || isPunctuation(text.slice(end, end + 2))) return end;
    end++;
  }
  return end;
}

/** The end of what begins with punctuation, or with a character outside the basic plane. */
function characterEnd(text: string, at: number, kind: number): number {
  if (kind === PUNCTUATION) return at + 1;
  return isPunctuation(text.slice(at, at + 2)) ? at + 2 : wordEnd(text, at + 2);
}
