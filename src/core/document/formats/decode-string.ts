const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
const HEX = /^[0-9a-fA-F]{4}$/;
const BACKSLASH = 92;

/** What the inside of a JSON string says. */
export interface DecodedString {
  readonly text: string;
  /** For each code unit of `text`, and for its end, where it stands in what was decoded. */
  readonly places: Uint32Array;
}

/** Decodes `[start, end)` of a text, the inside of a JSON string or many; an escape that JSON has not stays as it is. */
export function decodeString(text: string, start: number, end: number): DecodedString {
  const places = new Uint32Array(end - start + 1);
  const parts: string[] = [];
  let length = 0;
  let plain = start;
  for (let at = start; at < end; ) {
    places[length++] = at;
    if (text.charCodeAt(at) !== BACKSLASH) {
      at++;
      continue;
    }
    const { said, width } = escapeAt(text, at, end);
    if (said === null) {
      at++;
      continue;
    }
    parts.push(text.slice(plain, at), said);
    at += width;
    plain = at;
  }
  places[length] = end;
  parts.push(text.slice(plain, end));
  return { text: parts.join(""), places: places.subarray(0, length + 1) };
}

/** The code unit that an escape says, and its width; `null` where it is none. */
function escapeAt(text: string, at: number, end: number): { said: string | null; width: number } {
  const kind = at + 1 < end ? text[at + 1]! : "";
  if (kind === '"' || kind === "\\" || kind === "/") return { said: kind, width: 2 };
  const hex = text.slice(at + 2, Math.min(end, at + 6));
  if (kind === "u" && HEX.test(hex)) return { said: String.fromCharCode(Number.parseInt(hex, 16)), width: 6 };
  return { said: ESCAPED[kind] ?? null, width: 2 };
}
