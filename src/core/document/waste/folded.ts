/** The text with each run of blanks and line breaks as one blank, none around it. */
export function fold(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A hash of the text with each run of blanks and line breaks taken as one; 53 bits, so that chance is no matter. */
export function foldedHash(text: string, start: number, end: number): number {
  let low = 0x811c9dc5;
  let high = 0x1b873593;
  let blank = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      blank = true;
      continue;
    }
    // A run of blanks counts with the character after it, so that one at the end does not count.
    if (blank && at > start) {
      low = Math.imul(low ^ 32, 0x01000193);
      high = Math.imul(high ^ 32, 0x85ebca6b);
    }
    blank = false;
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 13);
  }
  return (high >>> 11) * 0x100000000 + (low >>> 0);
}

/** Blanks, line breaks, the no-break space. */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
}
