/** Over blanks, line breaks, a byte order mark and comments, to the next character that means something. */
export function skipTrivia(text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 10 || code === 13 || code === 9 || code === 0xfeff) at++;
    else if (code === 47 && text.charCodeAt(at + 1) === 47) at = endOr(text.indexOf("\n", at), to);
    else if (code === 47 && text.charCodeAt(at + 1) === 42) at = endOr(text.indexOf("*/", at + 2), to, 2);
    else break;
  }
  return at;
}

function endOr(found: number, to: number, width = 0): number {
  return found < 0 || found + width > to ? to : found + width;
}

/** The end of the string that begins at `from`, after its closing quote; a string never runs past its line. */
export function scanString(text: string, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code === 92) at++;
    else if (code === 10 || code === 13) return at;
  }
  return to;
}

/** The end of a number, of `true`, of anything that is neither bracket, comma, colon, string nor blank. */
export function scanLiteral(text: string, from: number, to: number): number {
  let at = from + 1;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 34 || code === 44 || code === 58) break;
    if (code === 91 || code === 93 || code === 123 || code === 125) break;
  }
  return at;
}

/** Whether the string token `[start, end)` has its closing quote. */
export function isClosedString(text: string, start: number, end: number): boolean {
  if (end - start < 2 || text.charCodeAt(end - 1) !== 34) return false;
  let slashes = 0;
  while (text.charCodeAt(end - 2 - slashes) === 92 && end - 2 - slashes > start) slashes++;
  return slashes % 2 === 0;
}

/** What the string token `[start, end)` says; one that cannot be read is given as it stands. */
export function readString(text: string, start: number, end: number): string {
  const closed = isClosedString(text, start, end);
  const inside = text.slice(start + 1, closed ? end - 1 : end);
  if (!inside.includes("\\")) return inside;
  try {
    return JSON.parse(`"${inside}"`) as string;
  } catch {
    return inside;
  }
}
