import { createHash } from "node:crypto";
import * as vscode from "vscode";
import { BoundedMap } from "../../core/bounded-map.ts";
import { Bytes } from "../../core/images/headers/bytes.ts";
import { HEADER_BYTES } from "../../core/images/image-size.ts";
import type { PicturePrint } from "../../core/images/picture-print.ts";
import { UserError } from "../../core/user-error.ts";
import { type VideoHeader, videoHeader } from "../../core/videos/video-header.ts";
import { readImageStart } from "../../node/files/image-start.ts";
import { readVideoHeader } from "../../node/files/video-file.ts";
import { readPrint, readPrintOfData, readPrintOfFile } from "../../node/pictures/read-print.ts";
import { locateInclude } from "./include-file.ts";

/** Where a file cannot be read in part, one of this size is read as a whole. */
const LARGEST_BYTES = 5 * 1024 * 1024;
const MOST_PRINTS = 2_000;

/** Prints by file and its time, or by what stands in a text: a picture is decoded once, however often its text changes. */
const prints = new BoundedMap<string, Promise<PicturePrint | UserError>>(MOST_PRINTS, () => 1);

type Located = NonNullable<Awaited<ReturnType<typeof locateInclude>>>;

/** The text that names a file is not trusted: only what lies in the workspace is read, as for includes. */
async function located(from: vscode.Uri, path: string): Promise<Located | UserError> {
  return (
    (await locateInclude(from, path)) ?? new UserError("unreadable-file", vscode.l10n.t("not found in the workspace"))
  );
}

/** The first bytes of a picture that a document names. */
export async function readStart(from: vscode.Uri, path: string): Promise<Uint8Array | UserError> {
  const file = await located(from, path);
  if (file instanceof UserError) return file;
  if (file.uri.scheme === "file") return readImageStart(file.uri.fsPath, path);
  const bytes = await readWhole(file);
  return bytes instanceof UserError ? bytes : bytes.subarray(0, HEADER_BYTES);
}

/** The header of a video that a document names. */
export async function readVideo(from: vscode.Uri, path: string): Promise<VideoHeader | UserError> {
  const file = await located(from, path);
  if (file instanceof UserError) return file;
  if (file.uri.scheme === "file") return readVideoHeader(file.uri.fsPath, path);
  const bytes = await readWhole(file);
  if (bytes instanceof UserError) return bytes;
  const read = async (at: number, length: number) => new Bytes(bytes.subarray(at, at + length));
  return videoHeader({ length: bytes.length, read }, path);
}

/** The print of a picture that a document names. */
export async function printOf(from: vscode.Uri, path: string): Promise<PicturePrint | UserError> {
  const file = await located(from, path);
  if (file instanceof UserError) return file;
  const { uri, stat } = file;
  return prints.of(`${uri} ${stat.mtime} ${stat.size}`, async () => {
    if (uri.scheme === "file") return readPrintOfFile(uri.fsPath, path);
    const bytes = await readWhole(file);
    return bytes instanceof UserError ? bytes : readPrint(bytes, path);
  });
}

/** The print of a picture that stands in a document, as base64. */
export function printOfData(base64: string): Promise<PicturePrint | UserError> {
  return prints.of(createHash("sha256").update(base64).digest("base64"), () => readPrintOfData(base64));
}

async function readWhole({ uri, stat }: Located): Promise<Uint8Array | UserError> {
  if (stat.size > LARGEST_BYTES) return new UserError("file-too-large", vscode.l10n.t("over 5 MB"));
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    return new UserError("unreadable-file", (error as Error).message);
  }
}
