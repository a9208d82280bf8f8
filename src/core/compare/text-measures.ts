/** How long a text is, in what does not depend on a tokenizer. */
export interface TextMeasures {
  /** In UTF-8; a lone surrogate is U+FFFD, three. */
  readonly bytes: number;
  /** Code points. */
  readonly characters: number;
  /** Runs of letters, marks and figures; where a script puts no blanks between words, each character is one. */
  readonly words: number;
}

export const NO_TEXT: TextMeasures = { bytes: 0, characters: 0, words: 0 };

export function sumOfMeasures(a: TextMeasures, b: TextMeasures): TextMeasures {
  return { bytes: a.bytes + b.bytes, characters: a.characters + b.characters, words: a.words + b.words };
}

const NO_BLANKS =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
const WORD = new RegExp(`[[\\p{L}\\p{N}]&&[${NO_BLANKS}]]|[[\\p{L}\\p{M}\\p{N}_]--[${NO_BLANKS}]]+`, "gv");

export function measureText(text: string): TextMeasures {
  let bytes = 0;
  let characters = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes++;
    else if (unit < 0x800) bytes += 2;
    else bytes += 3;
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(i + 1);
    if (next < 0xdc00 || next > 0xdfff || Number.isNaN(next)) continue;
    bytes++;
    characters--;
    i++;
  }
  return { bytes, characters, words: wordsIn(text) };
}

function wordsIn(text: string): number {
  let words = 0;
  WORD.lastIndex = 0;
  while (WORD.test(text)) words++;
  return words;
}
