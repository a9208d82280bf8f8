/** What BERT does to a text before it is cut: `lowercase` small letters, `stripAccents` letters without their accents. */
export interface BertTextOptions {
  readonly lowercase: boolean;
  readonly stripAccents: boolean;
}

/** Classes of the characters of a text made ready. */
export const BLANK = 0;
export const WORD = 1;
/** A character that is a word of its own. */
export const PUNCTUATION = 2;
/** The first half of a character outside the basic plane: `isPunctuation` tells what it is. */
export const SURROGATE = 3;

const PLAIN = /^[\t\n\r\x20-\x7e]*$/;
const REMOVED = /[\ufffd\p{Cf}\p{Co}\p{Cs}]|(?![\t\n\r])\p{Cc}/gu;
const WHITE_SPACE = /\s/g;
/** Ideographs stand for themselves. Those beyond the basic plane are left, as the reference in JavaScript leaves them. */
const IDEOGRAPH = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/g;
const ACCENT = /\p{Mn}/gu;
const MARK = /[\p{P}!-/:-@[-`{-~]/u;

/**
 * Text as BERT cuts it (Devlin et al., 2019, `BasicTokenizer`): without control characters, blanks for all white space,
 * ideographs between blanks. Character for character what `@huggingface/tokenizers` makes of it.
 */
export function bertText(text: string, { lowercase, stripAccents }: BertTextOptions): string {
  if (PLAIN.test(text)) return lowercase ? text.toLowerCase() : text;
  let ready = text.replace(REMOVED, "").replace(WHITE_SPACE, " ").replace(IDEOGRAPH, " $& ");
  if (lowercase) ready = ready.toLowerCase();
  return stripAccents ? ready.normalize("NFD").replace(ACCENT, "") : ready;
}

const UNKNOWN = 255;
const classes = new Uint8Array(0x10000).fill(UNKNOWN);

/** The class of a UTF-16 code unit. */
export function classOfUnit(unit: number): number {
  const known = classes[unit];
  if (known !== UNKNOWN) return known!;
  const found = find(unit);
  classes[unit] = found;
  return found;
}

function find(unit: number): number {
  if (unit >= 0xd800 && unit < 0xdc00) return SURROGATE;
  const character = String.fromCharCode(unit);
  if (/\s/.test(character)) return BLANK;
  return isPunctuation(character) ? PUNCTUATION : WORD;
}

export function isPunctuation(character: string): boolean {
  return MARK.test(character);
}
