import type { Format } from "../document/document.ts";
import { decodeString } from "../document/formats/decode-string.ts";
import { detectFormat } from "../document/formats/detect-format.ts";

const WITH_ESCAPES: readonly Format[] = ["json", "chat-json", "chat-jsonl"];

/** A text as one reads it: the strings of JSON as they are meant, so that no word begins with the `n` of a `\n`. */
export function readableText(text: string, path: string): string {
  if (!WITH_ESCAPES.includes(detectFormat(text, { path }).format)) return text;
  return decodeString(text, 0, text.length).text;
}
