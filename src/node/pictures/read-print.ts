import { imageSize } from "../../core/images/image-size.ts";
import type { PicturePrint } from "../../core/images/picture-print.ts";
import { UserError } from "../../core/user-error.ts";
import { readBytes } from "../files/text-file.ts";
import { BoundedThread } from "../threads/bounded-thread.ts";
import { scriptBeside } from "../threads/script-beside.ts";

export interface PrintQuestion {
  readonly bytes: Uint8Array;
  readonly format: "PNG" | "JPEG";
}

export interface PrintAnswer {
  readonly print: PicturePrint;
}

/** A picture of more is not decoded. */
const LARGEST_PICTURE_BYTES = 32 * 1024 * 1024;
const MOST_PIXELS = 25_000_000;

const thread = new BoundedThread<PrintQuestion, PrintAnswer>(scriptBeside(import.meta.url, "picture-worker"), {
  kind: "a picture",
  mostMs: 20_000,
  mostMemoryMb: 768,
});

/**
 * The print of a PNG or JPEG picture, decoded by fast-png or jpeg-js in a thread of its own. A UserError `unreadable-file` for
 * one of another format, of more than 25 million pixels, that is damaged, or that takes more than 20 s or 768 MB.
 */
export async function readPrint(bytes: Uint8Array, name: string): Promise<PicturePrint | UserError> {
  const refused = (why: string) => new UserError("unreadable-file", `${name} ${why}.`);
  const size = imageSize(bytes, name);
  if (size instanceof UserError) return size;
  const { format, width, height } = size;
  if (format !== "PNG" && format !== "JPEG") return refused(`is a ${format} picture, and PNG and JPEG are compared`);
  if (bytes.length > LARGEST_PICTURE_BYTES || width * height > MOST_PIXELS)
    return refused(`is too large to be compared (${width} by ${height} pixels)`);
  const question: PrintQuestion = { bytes: new Uint8Array(bytes), format };
  const answer = await thread.ask(question, [question.bytes.buffer as ArrayBuffer]);
  return "problem" in answer ? refused(answer.problem) : answer.print;
}

/** The print of a picture's file, read as a whole. */
export async function readPrintOfFile(path: string, name: string): Promise<PicturePrint | UserError> {
  const bytes = await readBytes(path, name, LARGEST_PICTURE_BYTES);
  return bytes instanceof UserError ? bytes : readPrint(bytes, name);
}

/** The print of a picture as base64. */
export function readPrintOfData(base64: string): Promise<PicturePrint | UserError> {
  return readPrint(Buffer.from(base64, "base64"), "data");
}
