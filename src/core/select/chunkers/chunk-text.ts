import type { DocumentHint } from "../../document/document.ts";
import { detectFormat } from "../../document/formats/detect-format.ts";
import type { Chunk } from "../chunk.ts";
import type { CodeParser } from "../code/definition.ts";
import { CHUNKERS } from "./chunkers.ts";
import { packed } from "./pack.ts";

/**
 * Cuts a text into chunks of at most about 120 tokens at the boundaries that a reader sees: headings, paragraphs,
 * sentences, functions, records, turns, cells. They are in order and disjoint and hold every character that is not
 * blank; none begins or ends inside a character. Time is linear in the text.
 *
 * @param parser finds the definitions of code; without one, lines and their indentation tell.
 */
export function chunkText(text: string, hint: DocumentHint = {}, parser?: CodeParser): Chunk[] {
  const source = { ...detectFormat(text, hint), text, path: hint.path ?? "", ...(parser && { parser }) };
  const chunker = CHUNKERS.find((one) => one.takes(source));
  if (chunker === undefined) throw new Error(`no chunker takes ${source.format}`);
  return packed(text, chunker.parts(source));
}
