import { readFile, stat } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Reading } from "../../core/tokenizer/calibration.ts";
import { findFamily } from "../../core/tokenizer/families.ts";
import { loadTokenizer } from "../../core/tokenizer/load.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import type { DocumentPlace, SharedSettings, Target } from "./target-settings.ts";

/** Larger than any vocabulary that is published. */
const LARGEST_FILE_BYTES = 200 * 1024 * 1024;

const loaded = new Map<string, WeakRef<Tokenizer>>();
const loading = new Map<string, Promise<Tokenizer | UserError>>();

/** The tokenizer of a target: the same object for the same vocabulary, as long as something counts with it. */
export async function targetTokenizer(
  target: Target,
  place: DocumentPlace,
  shared: SharedSettings,
): Promise<Tokenizer | UserError> {
  const file = target.tokenizerFile && (await locate(target.tokenizerFile, place, shared));
  if (file instanceof UserError) return file;
  const calibration = shared.calibration[findFamily(target.tokenizer)?.name ?? target.tokenizer] ?? [];
  const key = file ? `${file.path}\n${file.mtimeMs}` : `${target.tokenizer}\n${JSON.stringify(calibration)}`;
  const held = loaded.get(key)?.deref();
  if (held) return held;
  let promise = loading.get(key);
  if (!promise) {
    promise = (file ? loadFile(file.path) : loadNamed(target.tokenizer, calibration)).finally(() =>
      loading.delete(key),
    );
    loading.set(key, promise);
  }
  const tokenizer = await promise;
  if (!(tokenizer instanceof UserError)) loaded.set(key, new WeakRef(tokenizer));
  return tokenizer;
}

async function loadNamed(name: string, calibration: readonly Reading[]): Promise<Tokenizer | UserError> {
  try {
    return await loadTokenizer(name, { calibration });
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

async function loadFile(path: string): Promise<Tokenizer | UserError> {
  try {
    return await loadTokenizer(path, { ranks: new Uint8Array(await readFile(path)) });
  } catch (error) {
    return error instanceof UserError ? error : unreadable(path, error as Error);
  }
}

/**
 * Where a tokenizer file lies. A relative path starts at the workspace folder; one that the workspace's own file names
 * stays inside the folder unless the workspace is trusted.
 */
async function locate(
  named: NonNullable<Target["tokenizerFile"]>,
  place: DocumentPlace,
  shared: SharedSettings,
): Promise<{ path: string; mtimeMs: number } | UserError> {
  const folder = place.folder?.startsWith("file:") ? fileURLToPath(place.folder) : null;
  if (!isAbsolute(named.path) && folder === null)
    return new UserError(
      "unreadable-file",
      `The tokenizer file "${named.path}" needs an absolute path, since no folder on disk is open.`,
    );
  const path = isAbsolute(named.path) ? named.path : join(folder ?? "", named.path);
  const outside = folder === null || isOutside(folder, path);
  if (named.from === "workspace-file" && outside && !shared.trusted)
    return new UserError(
      "unreadable-file",
      `The tokenizer file "${named.path}" lies outside the workspace folder, which is not trusted.`,
    );
  try {
    const { mtimeMs, size } = await stat(path);
    if (size > LARGEST_FILE_BYTES)
      return new UserError("file-too-large", `The tokenizer file "${named.path}" is larger than 200 MB.`);
    return { path, mtimeMs };
  } catch (error) {
    return unreadable(named.path, error as Error);
  }
}

function isOutside(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside.startsWith("..") || isAbsolute(inside);
}

function unreadable(path: string, error: NodeJS.ErrnoException): UserError {
  const why = error.code === "ENOENT" ? "it does not exist" : (error.code ?? error.message);
  return new UserError("unreadable-file", `The tokenizer file "${path}" cannot be read: ${why}.`);
}
