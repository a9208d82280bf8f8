/** What a part of a sentence is: a word, or one mark. Marks between letters, as in "3.5" and "and/or", are in the word. */
export type PartKind = "word" | "separator" | "open" | "close" | "quote" | "emphasis" | "stop" | "other";

/** A word or mark of a sentence. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly kind: PartKind;
}

/** Takes each word and mark of a text in order; blanks are no parts. */
export type PartVisitor = (start: number, end: number, kind: PartKind) => void;

/** Longer runs are cut before they are handed to the segmenter, whose time grows faster than its input. */
const LONGEST_RUN = 1_000;

const MARKS: readonly (readonly [kind: PartKind, marks: RegExp])[] = [
  ["stop", /[.!?…。！？।؟]/],
  ["separator", /[,;:–—，、；：،؛-]/],
  ["open", /[([{（「『《【]/],
  ["close", /[)\]}）」』》】]/],
  ["quote", /["“”„«»]/],
  ["emphasis", /[*_~]/],
  ["other", /[\s\S]/],
];

/** Scripts without blanks between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

// Classes of characters above those of marks. From LETTER on they begin a word, from COMBINING on they go on with it.
const BLANK = MARKS.length;
const COMBINING = BLANK + 1;
const LETTER = BLANK + 2;
const FIGURE = BLANK + 3;
const UNSPACED_LETTER = BLANK + 4;
const UNKNOWN = 255;

const classes = new Uint8Array(0x10000).fill(UNKNOWN);

/** Join two letters or figures; a dash only two figures. */
const isJoiner = (code: number): boolean => JOINERS.has(code);
const JOINERS: ReadonlySet<number> = new Set(Array.from("'’.,:/_-", (mark) => mark.charCodeAt(0)));
const DASH = 0x2013;

let segmenter: Intl.Segmenter | undefined;

/** Cuts `[start, end)` of a text into words and marks. Time linear in the text. */
export function eachPart(text: string, start: number, end: number, visit: PartVisitor): void {
  for (let at = start; at < end; ) {
    const found = classAt(text, at);
    if (found === BLANK) at++;
    else if (found >= LETTER) {
      const to = wordEnd(text, at, end);
      if (to.unspaced) eachSegment(text.slice(at, to.end), at, visit);
      else visit(at, to.end, "word");
      at = to.end;
    } else {
      const kind = found === COMBINING ? "other" : MARKS[found]![0];
      let to = at + sizeAt(text, at);
      // "**" is one mark.
      if (kind === "emphasis") while (to < end && text[to] === text[at]) to++;
      visit(at, Math.min(to, end), kind);
      at = to;
    }
  }
}

function wordEnd(text: string, start: number, end: number): { end: number; unspaced: boolean } {
  let unspaced = false;
  let at = start;
  while (at < end) {
    const found = classAt(text, at);
    if (found >= COMBINING) {
      unspaced ||= found === UNSPACED_LETTER;
      at += sizeAt(text, at);
      continue;
    }
    const code = text.charCodeAt(at);
    const after = at + 1 < end ? classAt(text, at + 1) : BLANK;
    if (isJoiner(code) ? after < LETTER : code !== DASH || after !== FIGURE) break;
    at++;
  }
  return { end: Math.min(at, end), unspaced };
}

/** The words of a run without blanks. */
function eachSegment(run: string, start: number, visit: PartVisitor): void {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "word" });
  for (let from = 0; from < run.length; ) {
    let to = Math.min(run.length, from + LONGEST_RUN);
    if (to < run.length && isSecondHalf(run.charCodeAt(to))) to--;
    for (const { segment, index } of segmenter.segment(run.slice(from, to))) {
      const at = start + from + index;
      visit(at, at + segment.length, /[\p{L}\p{N}]/u.test(segment) ? "word" : "other");
    }
    from = to;
  }
}

const isSecondHalf = (code: number): boolean => code >= 0xdc00 && code < 0xe000;

const sizeAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);

function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0xd800 && code < 0xdc00) return classOf(String.fromCodePoint(text.codePointAt(at)!));
  const known = classes[code]!;
  if (known !== UNKNOWN) return known;
  classes[code] = classOf(String.fromCharCode(code));
  return classes[code]!;
}

function classOf(character: string): number {
  if (/\s/.test(character)) return BLANK;
  if (UNSPACED.test(character)) return UNSPACED_LETTER;
  if (/\p{N}/u.test(character)) return FIGURE;
  if (/\p{L}/u.test(character)) return LETTER;
  if (/[\p{M}\u200c\u200d]/u.test(character)) return COMBINING;
  return MARKS.findIndex(([, marks]) => marks.test(character));
}
