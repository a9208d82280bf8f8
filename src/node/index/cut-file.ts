import { createHash } from "node:crypto";
import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import type { Range } from "../../core/plan/plan.ts";
import { chunkText } from "../../core/select/chunkers/chunk-text.ts";
import type { CodeParser } from "../../core/select/code/definition.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { textOf } from "../files/read-text.ts";
import { readBytes } from "../files/text-file.ts";
import { isPdf, LARGEST_PDF_BYTES } from "../pdf/pdf-text.ts";
import { type IndexedChunk, packChunks } from "./chunk-row.ts";
import { isSecretName } from "./secret-names.ts";
import { masked, secretsIn } from "./secrets.ts";

/** Why a file is not in the index, or `indexed`. */
export type FileState = "indexed" | "binary" | "too-large" | "secret" | "unreadable" | "removed";

/** A file read and cut. */
export interface CutFile {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  readonly state: FileState;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970, with their fraction; -1 where it says nothing. */
  readonly modified: number;
  readonly hash: Uint8Array;
  /** The text, secrets masked; empty where the file is left out. */
  readonly text: string;
  readonly chunks: readonly IndexedChunk[];
  /** The text, compressed, where it is not what the file's bytes say: reading a PDF again would take too long. */
  readonly extracted?: Uint8Array;
  /** `packChunks` of the chunks and the secrets. */
  readonly packed: Uint8Array;
  /** How many secrets are masked. */
  readonly secrets: number;
}

/** Larger files are data or made by a machine; 4 MiB is far more than any that a person wrote. */
export const LARGEST_FILE_BYTES = 4 * 1024 * 1024;

/** A file changed so shortly before it was read may change again with the same time on it: it is read again next time. */
const TOO_FRESH_MS = 2_000;
const UNSURE = -1;

/** What cutting needs. */
export interface CuttingTools {
  readonly tokenizer: Tokenizer;
  readonly parser?: CodeParser;
  /** Files over this size are left out. Default: LARGEST_FILE_BYTES. */
  readonly largest?: number;
  /** Whether secrets are let in. Default: they are masked, and files that are nothing else left out. */
  readonly withSecrets?: boolean;
}

/** Reads a file below `root` and cuts it. Files that cannot be read or are no text have a state that says so. */
export async function cutFile(root: string, path: string, tools: CuttingTools): Promise<CutFile> {
  const full = join(root, path);
  const about = await lstat(full).catch(() => undefined);
  if (about === undefined) return leftOut(path, "removed", 0, 0);
  const { size } = about;
  const mtimeMs = Date.now() - about.mtimeMs < TOO_FRESH_MS ? UNSURE : about.mtimeMs;
  const out = (state: FileState) => leftOut(path, state, size, mtimeMs);
  if (!about.isFile()) return out("unreadable");
  if (tools.withSecrets !== true && isSecretName(path)) return out("secret");
  const largest = tools.largest ?? (/\.pdf$/i.test(path) ? LARGEST_PDF_BYTES : LARGEST_FILE_BYTES);
  if (size > largest) return out("too-large");
  const bytes = await readBytes(full, path, largest);
  if (bytes instanceof UserError) return out(bytes.code === "file-too-large" ? "too-large" : "unreadable");
  const file = await textOf(bytes, path);
  if (file instanceof UserError) return out(file.code === "binary-file" ? "binary" : "unreadable");
  const cut = await cutText(file.text, path, hashOf(bytes), tools);
  const extracted = isPdf(bytes) ? { extracted: deflateSync(cut.text) } : {};
  return { path, state: "indexed", size, modified: mtimeMs, ...cut, ...extracted };
}

/** Cuts a text, its secrets masked. */
export async function cutText(
  text: string,
  path: string,
  hash: Uint8Array,
  { tokenizer, parser, withSecrets }: CuttingTools,
): Promise<Pick<CutFile, "text" | "hash" | "chunks" | "packed" | "secrets">> {
  const secrets: Range[] = withSecrets === true ? [] : await secretsIn(text, path);
  const shown = masked(text, secrets);
  const chunks = chunkText(shown, { path }, parser).map((chunk) => ({
    ...chunk,
    tokens: tokenizer.count(shown.slice(chunk.start, chunk.end)),
  }));
  return { text: shown, hash, chunks, packed: packChunks({ chunks, secrets }, hash), secrets: secrets.length };
}

/** Tells a file's content: the first 16 bytes of its SHA-256. */
export function hashOf(bytes: Uint8Array | string): Uint8Array {
  return new Uint8Array(createHash("sha256").update(bytes).digest().subarray(0, 16));
}

/** A file that is not in the index, and why. */
export function leftOut(path: string, state: FileState, size: number, modified: number): CutFile {
  const nothing = new Uint8Array();
  return { path, state, size, modified, hash: nothing, text: "", chunks: [], packed: nothing, secrets: 0 };
}
