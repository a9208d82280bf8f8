import { open, stat } from "node:fs/promises";
import { relative } from "node:path";
import { UserError } from "../../core/user-error.ts";
import { slashed } from "../files/walk.ts";
import { APPLICATION } from "./database.ts";

/** SQLite's own mark, and where it keeps the number of the program that a file belongs to. */
const MAGIC = "SQLite format 3\0";
const HEADER_BYTES = 100;
const APPLICATION_AT = 68;

/**
 * Whether a path may be used for an index. One that leads to anything else is refused with `invalid-argument`: an index
 * that is damaged is taken off the disk, and no file of a person's may be.
 */
export async function indexFileProblem(file: string, named: string): Promise<UserError | undefined> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || (found.isFile() && found.size === 0)) return undefined;
  if (found.isFile() && (await isIndex(file))) return undefined;
  return new UserError(
    "invalid-argument",
    `${named} is not an index of Prompt Budget; name a file that is not there yet.`,
  );
}

async function isIndex(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => undefined);
  if (handle === undefined) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    return (
      bytesRead === HEADER_BYTES &&
      buffer.toString("latin1", 0, MAGIC.length) === MAGIC &&
      buffer.readUInt32BE(APPLICATION_AT) === APPLICATION
    );
  } finally {
    await handle.close();
  }
}

/** Tells an index's own files, should they lie in the workspace. */
export function ownFiles(root: string, file: string): (path: string) => boolean {
  const own = slashed(relative(root, file));
  return (path) => path === own || path.startsWith(`${own}-`);
}
