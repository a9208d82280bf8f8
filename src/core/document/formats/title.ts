const longestTitle = 120;

/** What a heading shows rather than how it is written: links become their text, bold and code lose their marks. */
function unmarked(raw: string): string {
  return raw.replace(/!?\[([^[\]]*)\]\([^()]*\)/g, "$1").replace(/\*\*|`/g, "");
}

/** A title for a person: one line, trimmed, without control characters, never longer than 120 code units. */
export function plainTitle(raw: string): string {
  // A title is a part of one line; the cut bounds the work where the "line" is a whole file.
  const cut = raw.slice(0, 4 * longestTitle);
  const clean = cut.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  if (clean.length <= longestTitle) return clean;
  const end = clean.charCodeAt(longestTitle - 2) >> 10 === 0x36 ? longestTitle - 2 : longestTitle - 1;
  return `${clean.slice(0, end).trimEnd()}…`;
}

/** The title of a Markdown heading's text. */
export function markdownTitle(raw: string): string {
  const cut = raw.slice(0, 4 * longestTitle);
  return plainTitle(unmarked(cut)) || plainTitle(cut) || "Untitled";
}
