import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { dataFolder } from "./data.ts";

interface Source {
  readonly name: string;
  readonly text: string;
}

/** The files of real repositories in nine languages, each once: about 2,850 of 10 KB. */
function sources(): Source[] {
  const lines = (file: string) =>
    readFileSync(path.join(dataFolder, "codeloc", file), "utf8")
      .split("\n")
      .filter((line) => line !== "");
  const names = new Map<string, string>();
  for (const line of lines("trees.jsonl")) {
    const { repo, files } = JSON.parse(line) as { repo: string; files: Record<string, string> };
    for (const [name, blob] of Object.entries(files)) if (!names.has(blob)) names.set(blob, `${repo}/${name}`);
  }
  return lines("blobs.jsonl").flatMap((line) => {
    const { blob, text } = JSON.parse(line) as { blob: string; text: string };
    const name = names.get(blob);
    return name === undefined ? [] : [{ name, text }];
  });
}

/**
 * Writes a workspace of so many files. Where there are fewer sources they come again, each time with some of their names
 * changed, so that the words of the workspace grow with its size as those of a real one do.
 *
 * @returns bytes written
 */
export async function generateWorkspace(folder: string, files: number): Promise<number> {
  const all = sources();
  let bytes = 0;
  const versions = new Map<string, number>();
  for (let i = 0; i < files; i++) {
    const copy = Math.floor(i / all.length);
    const { name, text } = all[i % all.length]!;
    // The same file of two commits is two files.
    const version = versions.get(name) ?? 0;
    versions.set(name, version + 1);
    const target = path.join(folder, `part-${version}`, name);
    const own =
      copy === 0 ? text : text.replace(/\b[a-z]\w{6,}\b/g, (word) => (isChanged(word) ? `${word}${copy}x` : word));
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, own);
    bytes += Buffer.byteLength(own);
  }
  return bytes;
}

/** One name in eight. */
function isChanged(word: string): boolean {
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 28 < 2;
}
