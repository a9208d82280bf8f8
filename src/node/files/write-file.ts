import { randomBytes } from "node:crypto";
import { chmod, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UserError } from "../../core/user-error.ts";

/**
 * Writes a file whole or not at all: into a temporary file beside it, which then takes its name. An interruption leaves
 * what was there; a link goes on pointing where it did, and the file keeps its mode. A device or pipe is written to as it
 * is. A UserError names the file as `name`.
 */
export async function writeWholeFile(path: string, text: string, name: string = path): Promise<UserError | undefined> {
  const target = await realpath(path).catch(() => path);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString("hex")}.tmp`);
  const interrupted = new AbortController();
  const onSignal = () => interrupted.abort();
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  try {
    const before = await stat(target).catch(() => undefined);
    if (before?.isDirectory()) return unwritable(name, "it is a folder");
    if (before !== undefined && !before.isFile()) {
      await writeFile(target, text, { signal: interrupted.signal });
      return undefined;
    }
    await writeFile(temporary, text, { signal: interrupted.signal });
    if (before !== undefined) await chmod(temporary, before.mode);
    interrupted.signal.throwIfAborted();
    await rename(temporary, target);
    return undefined;
  } catch (error) {
    await rm(temporary, { force: true });
    if (interrupted.signal.aborted) return new UserError("cancelled", `Interrupted; ${name} is as it was.`);
    return unwritable(name, reasonOf(error));
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

function unwritable(name: string, why: string): UserError {
  return new UserError("unwritable-file", `${name} cannot be written: ${why}.`);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "its folder does not exist";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return "permission denied";
  if (code === "ENOSPC") return "the disk is full";
  return error instanceof Error ? error.message : String(error);
}
