/** Longest piece of a document's text that a tooltip shows. */
const LONGEST = 60;

/**
 * Text of a document as Markdown that shows exactly it, on one line: nothing in it becomes a link, an image, HTML, an
 * icon, or the end of a table's cell.
 */
export function escapeMarkdown(text: string, longest = LONGEST): string {
  const line = text
    .slice(0, longest * 4)
    .replace(/\s+/g, " ")
    .trim();
  const short = line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
  return short.replace(/[\\`*_{}[\]()#+\-.!|<>&$~:@/]/g, (character) => `&#${character.charCodeAt(0)};`);
}
