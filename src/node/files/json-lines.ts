/** Bytes of the longest line that is read. */
const LONGEST_LINE = 256 * 1024 * 1024;

/** A line without its end; `undefined` in place of one longer than 256 MiB, which is passed over. */
export type Line = string | undefined;

/**
 * Lines of a stream of UTF-8, each as soon as its line feed has come. Only a line feed ends a line: U+2028, which may
 * stand in a JSON text as it is, does not. Holds one line at a time.
 */
export async function* readLines(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (): Line => {
    const line = length > LONGEST_LINE ? undefined : new TextDecoder().decode(joined(parts, length));
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
    let start = 0;
    for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
      length += end - start;
      parts.push(bytes.subarray(start, end));
      yield take();
      start = end + 1;
    }
    length += bytes.length - start;
    if (length > LONGEST_LINE) parts = [];
    else if (start < bytes.length) parts.push(bytes.subarray(start));
  }
  if (length > 0) yield take();
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
