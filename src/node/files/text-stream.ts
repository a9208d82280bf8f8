import { createReadStream } from "node:fs";
import { UserError } from "../../core/user-error.ts";
import { binary, encodingOf, isBinary, unreadable } from "./text-file.ts";

/** Characters gathered before a cut is looked for, and those after which a text without a safe cut is given up. */
const LENGTHS = { part: 8 * 1024 * 1024, longest: 64 * 1024 * 1024 };

/**
 * Reads a file of any size in parts whose token counts add up to the count of the whole: a part ends after a line feed
 * that stands between two Latin letters. There every bundled pattern ends a piece, whatever stands further off: the
 * letters before it cannot take the line feed in, `\s*[\r\n]+` (or `\s+`) takes it alone, and letters never begin with it.
 * Throws a UserError: `unreadable-file`, `binary-file`, or `file-too-large` where 64 M characters have no such place.
 */
export async function* readTextParts(
  path: string,
  name: string = path,
  { part, longest } = LENGTHS,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let held = "";
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Uint8Array>) {
      if (decoder === undefined && isBinary(bytes)) throw binary(name);
      decoder ??= new TextDecoder(encodingOf(bytes));
      held += decoder.decode(bytes, { stream: true });
      if (held.length < part) continue;
      const end = lastSafeCut(held);
      if (end > 0) yield held.slice(0, end);
      held = held.slice(end);
      if (held.length > longest) throw noSafeCut(name);
    }
  } catch (error) {
    throw error instanceof UserError ? error : unreadable(name, error);
  }
  held += decoder?.decode() ?? "";
  if (held !== "") yield held;
}

/** The last offset at which a text may be cut without a change to its count; 0: nowhere. */
export function lastSafeCut(text: string): number {
  for (let at = text.lastIndexOf("\n", text.length - 2); at > 0; at = text.lastIndexOf("\n", at - 1))
    if (isLatinLetter(text.charCodeAt(at - 1)) && isLatinLetter(text.charCodeAt(at + 1))) return at + 1;
  return 0;
}

function isLatinLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function noSafeCut(name: string): UserError {
  return new UserError(
    "file-too-large",
    `${name} is too large to be counted: 64 million characters of it have no line end between two letters.`,
  );
}
