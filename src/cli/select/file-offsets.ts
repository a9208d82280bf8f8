import { open } from "node:fs/promises";
import { resolve } from "node:path";
import type { Selection } from "../../core/select/selection.ts";
import { encodingOf } from "../../node/files/text-file.ts";

/**
 * The pieces with offsets as a program counts them that reads the whole file: a byte order mark, which is no text, is a code
 * unit of it.
 */
export async function inFileOffsets(selection: Selection, cwd: string): Promise<Selection> {
  const marked = new Set<string>();
  for (const path of new Set(selection.pieces.flatMap((piece) => piece.path ?? [])))
    if (await beginsWithMark(resolve(cwd, path))) marked.add(path);
  if (marked.size === 0) return selection;
  const pieces = selection.pieces.map((piece) => {
    if (piece.path === undefined || !marked.has(piece.path)) return piece;
    const kept = piece.kept?.map(([start, end]) => [start + 1, end + 1] as const);
    return { ...piece, start: piece.start + 1, end: piece.end + 1, ...(kept && { kept }) };
  });
  return { ...selection, pieces };
}

async function beginsWithMark(path: string): Promise<boolean> {
  const file = await open(path, "r").catch(() => undefined);
  if (file === undefined) return false;
  try {
    const bytes = new Uint8Array(3);
    await file.read(bytes, 0, 3, 0);
    return encodingOf(bytes) !== "utf-8" || (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);
  } finally {
    await file.close();
  }
}
