import { resolve } from "node:path";
import type { PromptParts } from "../../core/budget/prompt-parts.ts";
import type { Format } from "../../core/document/document.ts";
import type { MeasuredImage } from "../../core/images/measured-images.ts";
import { UserError } from "../../core/user-error.ts";
import { readBytes } from "../../node/files/text-file.ts";
import { countedPdf, type MeasuredPdf } from "../../node/pdf/measure-pdf.ts";
import { isPdf, LARGEST_PDF_BYTES, type PdfPage, pdfPages } from "../../node/pdf/pdf-text.ts";
import { type ComparedPictures, comparePictures } from "../../node/pictures/compare-pictures.ts";
import { readPrintOfData, readPrintOfFile } from "../../node/pictures/read-print.ts";
import { linkedImages, linkedPdfs, type UnreadPdf } from "../input/linked-files.ts";
import type { CliTarget } from "../input/target.ts";
import { startProgress } from "../terminal/progress.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** What a prompt brings besides its text. */
export interface Attachments extends ComparedPictures {
  readonly images: readonly MeasuredImage[];
  readonly pdfs: readonly (MeasuredPdf | UnreadPdf)[];
}

export interface ReadPrompt {
  readonly path: string;
  readonly text: string;
  readonly format: Format;
  readonly parts: PromptParts;
  /** Where the prompt itself is a PDF. */
  readonly pages?: readonly PdfPage[];
}

/** The pages of a file that is a PDF; `undefined` for one that is none. */
export async function givenPdf(path: string, terminal: Terminal): Promise<readonly PdfPage[] | UserError | undefined> {
  if (!/\.pdf$/i.test(path)) return undefined;
  const bytes = await readBytes(resolve(terminal.cwd, path), path, LARGEST_PDF_BYTES);
  if (bytes instanceof UserError) return bytes;
  return isPdf(bytes) ? pdfPages(bytes, path) : undefined;
}

/**
 * Reads the pictures, videos and PDFs that a prompt links or holds; paths are looked for in `folder`. `frameTokens`: tokens for
 * the frames of a video, where they are limited.
 */
export async function attachmentsOf(
  prompt: ReadPrompt,
  folder: string,
  target: CliTarget,
  frameTokens: number | null,
  terminal: Terminal,
): Promise<Attachments> {
  const { path, text, format, parts, pages } = prompt;
  const model = target.model?.id ?? null;
  const at = (name: string) => resolve(folder, name);
  const images = await linkedImages(parts.images, folder, { model, frameTokens });
  const progress = startProgress(terminal, "Comparing pictures");
  const compared = await comparePictures(text, parts.images, images, {
    file: (name) => readPrintOfFile(at(name), name),
    data: readPrintOfData,
    onProgress: (share, name) => progress.share(share, name),
  });
  progress.end();
  const { tokenizer } = target;
  const pdfs =
    pages === undefined
      ? await linkedPdfs(text, format, folder, target)
      : [countedPdf(pages, path, { tokenizer, model, attached: false })];
  return { images, ...compared, pdfs };
}
