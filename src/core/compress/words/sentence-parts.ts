/** What a part of a sentence is: a word, or one mark. Marks between letters, as in "3.5" and "and/or", are in the word. */
export type PartKind = "word" | "separator" | "open" | "close" | "quote" | "emphasis" | "stop" | "other";

/** Calls with each word and mark of `[start, end)` in order; blanks are no parts. Time linear in the text. */
export type PartVisitor = (start: number, end: number, kind: PartKind) => void;

/** Marks inside a word join it only before a letter or figure; a dash only between figures. */
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\u200c\u200d]|['’.,:/_-](?=[\p{L}\p{N}])|–(?=\p{N}))*/gu;

/** Scripts without blanks between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Longer runs are cut before they are handed to the segmenter, whose time grows faster than its input. */
const LONGEST_RUN = 1_000;

let segmenter: Intl.Segmenter | undefined;

export function eachPart(text: string, start: number, end: number, visit: PartVisitor): void {
  let at = start;
  const run = text.slice(start, end);
  for (const { 0: word, index } of run.matchAll(WORD)) {
    const from = start + index;
    eachMark(text, at, from, visit);
    at = from + word.length;
    if (!UNSPACED.test(word)) visit(from, at, "word");
    else eachSegment(word, from, visit);
  }
  eachMark(text, at, end, visit);
}

/** The words of a run without blanks. */
function eachSegment(run: string, start: number, visit: PartVisitor): void {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "word" });
  for (let from = 0; from < run.length; ) {
    let to = Math.min(run.length, from + LONGEST_RUN);
    if (to < run.length && run.charCodeAt(to) >= 0xdc00 && run.charCodeAt(to) < 0xe000) to--;
    for (const { segment, index } of segmenter.segment(run.slice(from, to))) {
      const at = start + from + index;
      visit(at, at + segment.length, /[\p{L}\p{N}]/u.test(segment) ? "word" : "other");
    }
    from = to;
  }
}

function eachMark(text: string, start: number, end: number, visit: PartVisitor): void {
  for (let at = start; at < end; ) {
    if (text.charCodeAt(at) === 32) {
      at++;
      continue;
    }
    const mark = String.fromCodePoint(text.codePointAt(at)!);
    const kind = kindOf(mark);
    let to = at + mark.length;
    // "**" is one mark.
    if (kind === "emphasis") while (to < end && text.startsWith(mark, to)) to++;
    if (!/\s/.test(mark)) visit(at, to, kind);
    at = to;
  }
}

function kindOf(mark: string): PartKind {
  if (/[.!?…。！？।؟]/.test(mark)) return "stop";
  if (/[,;:–—，、；：،؛-]/.test(mark)) return "separator";
  if (/[([{（「『《【]/.test(mark)) return "open";
  if (/[)\]}）」』》】]/.test(mark)) return "close";
  if (/["“”„«»]/.test(mark)) return "quote";
  return /[*_~]/.test(mark) ? "emphasis" : "other";
}
