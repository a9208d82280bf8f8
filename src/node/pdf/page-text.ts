/** A piece of text on a page as pdf.js tells it: `transform` ends with where it stands, from the page's lower left. */
export interface PlacedText {
  readonly str: string;
  readonly hasEOL: boolean;
  readonly height: number;
  readonly transform: readonly number[];
}

/** Lines that stand farther apart than this many of their heights are paragraphs of their own. */
const PARAGRAPH_GAP = 1.75;

/**
 * The text of a page: lines as they stand, with a blank line between paragraphs. A word that a hyphen parts at the end of
 * a line is joined.
 */
export function pageText(items: readonly PlacedText[]): string {
  const lines: string[] = [];
  let line = "";
  let above: PlacedText | undefined;
  let first: PlacedText | undefined;
  const finish = () => {
    const text = line.replace(/[ \t]+/g, " ").trim();
    line = "";
    if (text === "") return;
    if (above !== undefined && first !== undefined && isFar(above, first)) lines.push("");
    const last = lines.at(-1);
    if (last?.endsWith("-") && /^\p{Ll}/u.test(text) && /\p{Ll}-$/u.test(last))
      lines[lines.length - 1] = last.slice(0, -1) + text;
    else lines.push(text);
    above = first;
    first = undefined;
  };
  for (const item of items) {
    if (item.str.trim() !== "") first ??= item;
    line += item.str;
    if (item.hasEOL) finish();
  }
  finish();
  return lines.join("\n");
}

const heightOf = ({ height, transform }: PlacedText): number => height || Math.abs(transform[3] ?? 0) || 1;

function isFar(above: PlacedText, below: PlacedText): boolean {
  const step = (above.transform[5] ?? 0) - (below.transform[5] ?? 0);
  // A column that begins at the top of the page again is another paragraph too.
  return step < -heightOf(below) || step > PARAGRAPH_GAP * Math.max(heightOf(above), heightOf(below));
}
