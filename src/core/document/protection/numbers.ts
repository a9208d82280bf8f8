/*
 * Numbers as people write them, with what they count. All patterns are deterministic: groups of digits are separated by
 * a character that is no digit, and nothing after the digits is required, so that no text makes them backtrack.
 */

const units = [
  "%|‰|°[CF]?|[€£¥₹$]",
  "[kKMGTPE]i?[Bb](?:ytes?|its?)?(?:/s|ps)?|[kMGT]?Hz|[kMG]?[WJV]h?|mAh|dB|[BM]B?",
  "bytes?|bits?|tokens?|words?|char(?:acter)?s?|lines?|items?|pages?|sentences?|paragraphs?|bullets?|times|x|×",
  "[nµμm]s|sec(?:ond)?s?|s|min(?:ute)?s?|h(?:(?:ou)?rs?)?|days?|d|weeks?|months?|years?|yrs?|[ap]\\.?m\\.?|[AP]M",
  "[kcmµμn]?m[²³23]?|km/h|mph|ft|feet|inch(?:es)?|miles?|mi|yd|[kmµμ]?g|lbs?|oz|[mµμ]?[lL]|px|r?em|pt|vh|vw|dpi|fps",
  "USD|EUR|GBP|JPY|CNY|INR|CHF|dollars?|euros?|pounds?|cents?|percent|pct|pp|bps",
  "k|K|M|B|bn|thousand|million|billion|trillion|dozen|st|nd|rd|th",
  "[年月日时時分秒円元圆个個人名件回次度歳岁页頁章条條字万萬億亿千百倍％]{1,3}|[년월일시분초원개명]{1,2}",
].join("|");

const digits = "[\\p{Nd}]+(?:[.,:/×'’_\\u00a0\\u202f-][\\p{Nd}]+)*";

/** `3.5 GB`, `$1,200`, `12 %`, `2024-05-01`, `v1.2.3`, `§ 4.2`, `10:30`, `1e-5`, `#123`. */
const number =
  "(?<![\\p{L}\\p{N}_])(?:(?:[$€£¥₹₩#]|US\\$|§{1,2}|[nN]o\\.|[vV]\\.?|[<>≤≥~≈±+−-]=?)[ \\u00a0]?)?" +
  `${digits}(?:[eE][+-]?\\p{Nd}+)?(?:[ \\u00a0\\u202f-]?(?:${units})(?![\\p{L}\\p{N}]))?`;

const monthNames =
  "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|" +
  "Nov(?:ember)?|Dec(?:ember)?|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|janvier|février|mars|avril|juin|" +
  "juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|" +
  "octubre|noviembre|diciembre";

/** `May 12, 2024`, `12 May 2024`, `12. Mai 2024`, `March 2023`. */
const date =
  `(?<![\\p{L}\\p{N}_])(?:\\p{Nd}{1,2}(?:\\.|st|nd|rd|th)? (?:${monthNames})\\.?(?: \\p{Nd}{4})?` +
  `|(?:${monthNames})\\.? \\p{Nd}{1,2}(?:st|nd|rd|th)?(?:,? \\p{Nd}{4})?|(?:${monthNames}) \\p{Nd}{4})(?![\\p{L}\\p{N}])`;

/** Numbers and dates in one pass. */
export const numberPattern = new RegExp(`${date}|${number}`, "gu");

/** Whether the number at `start` only numbers a list item or heading: "1. First", "- 2) Second". */
export function isListNumber(text: string, start: number, end: number): boolean {
  const after = text.charCodeAt(end);
  if ((after !== 46 && after !== 41) || !isBlankOrEnd(text.charCodeAt(end + 1))) return false;
  for (let at = start - 1; at >= 0 && at > start - 40; at--) {
    const code = text.charCodeAt(at);
    if (code === 10) return true;
    if (code !== 32 && code !== 9 && code !== 62 && code !== 45 && code !== 42) return false;
  }
  return start < 40;
}

function isBlankOrEnd(code: number): boolean {
  return Number.isNaN(code) || code === 32 || code === 10 || code === 13 || code === 9;
}
