import { isBlankRange } from "../../document/formats/lines.ts";
import type { Chunk } from "../chunk.ts";
import { cutPart } from "./cut-part.ts";
import type { Part } from "./part.ts";
import { LARGEST_CHUNK, weigh } from "./weight.ts";

interface Open extends Part {
  end: number;
  weight: number;
}

/** Joins small parts and cuts large ones, so that each chunk has about the largest size or is what a reader reads as one. */
export function packed(text: string, parts: Iterable<Part>): Chunk[] {
  const chunks: Chunk[] = [];
  let open: Open | undefined;
  const close = (): void => {
    if (open !== undefined) add(text, open, open.start, open.end, chunks);
    open = undefined;
  };
  for (const part of parts) {
    if (isBlankRange(text, part.start, part.end)) continue;
    const led = open?.leads === true && (part.joins || part.leads === true);
    const whole: Part = led ? { ...part, start: open!.start } : part;
    const weight = weigh(text, part.start, part.end, LARGEST_CHUNK);
    const sum = weight + (open?.weight ?? 0);
    if (led && sum <= LARGEST_CHUNK) open = { ...whole, weight: sum };
    else if (weight > LARGEST_CHUNK || (led && part.leads !== true)) {
      if (!led) close();
      open = undefined;
      for (const [start, end] of cutPart(text, whole)) add(text, whole, start, end, chunks);
    } else if (open !== undefined && sum <= LARGEST_CHUNK && part.joins && isLike(open, part)) {
      open.end = part.end;
      open.weight = sum;
    } else {
      close();
      open = { ...part, weight };
    }
  }
  close();
  return chunks;
}

function isLike(a: Part, b: Part): boolean {
  return a.kind === b.kind && a.title === b.title && a.symbol === b.symbol;
}

/** Without blank lines around it; the blanks before its first word stay, since they are its indentation. */
function add(text: string, { kind, title, symbol }: Part, from: number, to: number, chunks: Chunk[]): void {
  let start = from;
  for (let at = from; at < to && isBlank(text.charCodeAt(at)); at++) if (text.charCodeAt(at) === 10) start = at + 1;
  let end = to;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  if (end === start || isBlankRange(text, start, end)) return;
  chunks.push({ start, end, kind, ...(title && { title }), ...(symbol && { symbol }) });
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xfeff;
}
