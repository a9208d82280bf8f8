import { open } from "node:fs/promises";
import { UserError } from "../../core/user-error.ts";

/** How the bytes of a file were read as text. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

export interface TextFile {
  /** Without a byte order mark, as an editor holds it; line ends as they are. */
  readonly text: string;
  readonly bytes: number;
  readonly encoding: Encoding;
  /** Some bytes were no text of that encoding, and stand as U+FFFD. */
  readonly replaced: boolean;
}

/** Bytes at the start of a file that are looked at for what is not text, as git does. */
const LOOKED_AT = 8_000;

/** Files over this size are not read as one text (see `text-stream.ts`). */
export const LARGEST_TEXT_BYTES = 64 * 1024 * 1024;

/**
 * Reads a file as text. UserErrors, each one sentence that names the file as `name`: `unreadable-file`, `binary-file`
 * for one that holds a NUL byte near its start, `file-too-large` for one over 64 MiB.
 */
export async function readTextFile(path: string, name: string = path): Promise<TextFile | UserError> {
  const bytes = await readBytes(path, name, LARGEST_TEXT_BYTES);
  if (bytes instanceof UserError) return bytes;
  return isBinary(bytes) ? binary(name) : decodeText(bytes);
}

/** Reads a file of at most so many bytes. */
export async function readBytes(path: string, name: string, most: number): Promise<Uint8Array | UserError> {
  try {
    const file = await open(path, "r");
    try {
      const about = await file.stat();
      // A device may never end.
      if (about.isCharacterDevice() || about.isBlockDevice())
        return new UserError("unreadable-file", `${name} is a device, not a file.`);
      return about.size > most ? tooLarge(name, about.size, most) : await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    return unreadable(name, error);
  }
}

/** Bytes as text: by their byte order mark, else as UTF-8. What is no text becomes U+FFFD. */
export function decodeText(bytes: Uint8Array): TextFile {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { text, bytes: bytes.length, encoding, replaced: false };
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), bytes: bytes.length, encoding, replaced: true };
  }
}

export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/** Whether the bytes at the start of a file are no text: a NUL where UTF-16 was not announced. */
export function isBinary(start: Uint8Array): boolean {
  return encodingOf(start) === "utf-8" && start.subarray(0, LOOKED_AT).includes(0);
}

export function binary(name: string): UserError {
  return new UserError("binary-file", `${name} is a binary file, and text was expected.`);
}

/** One sentence for an error of the file system. */
export function unreadable(name: string, error: unknown): UserError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const why = REASONS[code] ?? `cannot be read (${error instanceof Error ? error.message : String(error)})`;
  return new UserError("unreadable-file", `${name} ${why}.`);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  ENOTDIR: "does not exist: a part of its path is a file",
  EACCES: "cannot be read: permission denied",
  EPERM: "cannot be read: permission denied",
  EISDIR: "is a folder, and a file was expected",
  ELOOP: "is a link that leads back to itself",
  ENAMETOOLONG: "has a name that is too long",
  EMFILE: "cannot be read: too many files are open",
};

function tooLarge(name: string, size: number, most: number): UserError {
  const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024).toLocaleString("en-US")} MB`;
  return new UserError(
    "file-too-large",
    `${name} has ${megabytes(size)}, and at most ${megabytes(most)} can be read as a whole.`,
  );
}
