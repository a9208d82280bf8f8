/** An XML-like tag as it stands in the text. */
export interface Tag {
  readonly name: string;
  readonly kind: "open" | "close" | "empty";
  readonly end: number;
}

/** Longer tags are not looked at: nobody writes one, and it bounds the work on a line full of `<`. */
const longestTag = 1_000;

const less = 60;
const slash = 47;
const greater = 62;

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
}

function isNamePart(code: number): boolean {
  return isNameStart(code) || (code >= 48 && code <= 58) || code === 45 || code === 46;
}

/**
 * Reads `<name attributes>`, `</name>` or `<name/>` that begins at `start` and ends on the same line.
 * @returns the tag, or undefined where there is none (autolinks, comments and comparisons are none).
 */
export function tagAt(text: string, start: number, lineEnd: number): Tag | undefined {
  if (text.charCodeAt(start) !== less) return undefined;
  const limit = Math.min(lineEnd, start + longestTag);
  const closing = text.charCodeAt(start + 1) === slash;
  const nameStart = closing ? start + 2 : start + 1;
  if (nameStart >= limit || !isNameStart(text.charCodeAt(nameStart))) return undefined;
  let at = nameStart + 1;
  while (at < limit && isNamePart(text.charCodeAt(at))) at++;
  const name = text.slice(nameStart, at);
  let quote = 0;
  for (let first = true; at < limit; at++, first = false) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === greater) {
      if (closing) return { name, kind: "close", end: at + 1 };
      return { name, kind: text.charCodeAt(at - 1) === slash ? "empty" : "open", end: at + 1 };
    } else if (code === less) return undefined;
    else if (first && code !== 32 && code !== 9 && code !== slash) return undefined;
    else if (code === slash && text.charCodeAt(at + 1) !== greater) return undefined;
    else if ((code === 34 || code === 39) && text.charCodeAt(at - 1) === 61) quote = code;
  }
  return undefined;
}

/** Where each name's last `</name` stands: a tag without a later one is no section. One pass over the text. */
export function lastClosers(text: string): ReadonlyMap<string, number> {
  const closers = new Map<string, number>();
  for (let at = text.indexOf("</"); at >= 0; at = text.indexOf("</", at + 2)) {
    const nameStart = at + 2;
    if (!isNameStart(text.charCodeAt(nameStart))) continue;
    let end = nameStart + 1;
    while (end < nameStart + longestTag && isNamePart(text.charCodeAt(end))) end++;
    closers.set(text.slice(nameStart, end), at);
  }
  return closers;
}
