import { htmlBlockElements, layoutElements } from "./html-names.ts";
import { tagAt } from "./tag.ts";

/** Reaches to the next blank line. */
export const toBlankLine = -1;

/** Elements whose content is no Markdown, whatever stands in it. */
const verbatimElements: ReadonlySet<string> = new Set(["script", "pre", "style", "textarea"]);

/**
 * Where the block of HTML ends that begins at the `<` at `body`, by CommonMark's rules (section 4.6).
 *
 * @returns the offset of the mark that ends it (the text's length where there is none), `toBlankLine`, or undefined
 * where no block begins.
 */
export function htmlBlockReach(text: string, body: number, end: number, inParagraph: boolean): number | undefined {
  const terminator = terminatorOf(text, body);
  if (terminator !== "") return offsetOr(text.indexOf(terminator, body + 2), text.length);
  const tag = tagAt(text, body, end);
  const name = (tag?.name ?? unfinishedName(text, body, end)).toLowerCase();
  if (tag?.kind !== "close" && verbatimElements.has(name)) {
    const closing = /<\/(?:script|pre|style|textarea)>/gi;
    closing.lastIndex = body;
    return closing.exec(text)?.index ?? text.length;
  }
  if (htmlBlockElements.has(name)) return toBlankLine;
  const isAlone = tag !== undefined && !inParagraph && onlyBlanks(text, tag.end, end);
  return isAlone && layoutElements.has(name) ? toBlankLine : undefined;
}

function terminatorOf(text: string, body: number): string {
  const second = text.charCodeAt(body + 1);
  if (second === 63) return "?>";
  if (second !== 33) return "";
  if (text.startsWith("<!--", body)) return "-->";
  if (text.startsWith("<![CDATA[", body)) return "]]>";
  return /[a-z]/i.test(text.charAt(body + 2)) ? ">" : "";
}

function offsetOr(found: number, otherwise: number): number {
  return found < 0 ? otherwise : found;
}

function onlyBlanks(text: string, from: number, end: number): boolean {
  let at = from;
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
  return at === end;
}

/** A tag's name where the tag is not finished on its line: `<div` and `<script` start blocks of HTML all the same. */
function unfinishedName(text: string, body: number, end: number): string {
  return /^<\/?([a-z][a-z0-9]{0,15})(?:[\s/>]|$)/i.exec(text.slice(body, Math.min(end, body + 20)))?.[1] ?? "";
}
