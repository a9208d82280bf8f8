import { UserError } from "../../core/user-error.ts";
import { isPdf, pdfText } from "../pdf/pdf-text.ts";
import { binary, decodeText, isBinary, LARGEST_TEXT_BYTES, readBytes, type TextFile } from "./text-file.ts";

/** Reads a file as `readTextFile` does, a PDF as the text of its pages. */
export async function readText(path: string, name: string = path): Promise<TextFile | UserError> {
  const bytes = await readBytes(path, name, LARGEST_TEXT_BYTES);
  return bytes instanceof UserError ? bytes : textOf(bytes, name);
}

/** What bytes say: those of a PDF the text of its pages. */
export async function textOf(bytes: Uint8Array, name: string): Promise<TextFile | UserError> {
  if (!isPdf(bytes)) return isBinary(bytes) ? binary(name) : decodeText(bytes);
  const text = await pdfText(bytes, name);
  if (text instanceof UserError && !isBinary(bytes)) {
    // Text may begin as a PDF does, to speak of them; the bytes of one are no text.
    const read = decodeText(bytes);
    if (!read.replaced) return read;
  }
  return text instanceof UserError ? text : { text, bytes: bytes.length, encoding: "utf-8", replaced: false };
}
