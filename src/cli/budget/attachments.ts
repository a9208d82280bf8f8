import { resolve } from "node:path";
import type { PromptParts } from "../../core/budget/prompt-parts.ts";
import type { Format } from "../../core/document/document.ts";
import { type MeasuredImage, measureImages } from "../../core/images/measured-images.ts";
import { type PdfLink, pdfLinks } from "../../core/images/pdf-links.ts";
import { UserError } from "../../core/user-error.ts";
import { readImageStart } from "../../node/files/image-start.ts";
import { readBytes } from "../../node/files/text-file.ts";
import { readVideoHeader } from "../../node/files/video-file.ts";
import { countedPdf, type MeasuredPdf, measurePdf } from "../../node/pdf/measure-pdf.ts";
import { isPdf, LARGEST_PDF_BYTES, type PdfPage, pdfPages } from "../../node/pdf/pdf-text.ts";
import { type ComparedPictures, comparePictures } from "../../node/pictures/compare-pictures.ts";
import { readPrintOfData, readPrintOfFile } from "../../node/pictures/read-print.ts";
import type { CliTarget } from "../input/target.ts";
import { startProgress } from "../terminal/progress.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** What a prompt brings besides its text. */
export interface Attachments extends ComparedPictures {
  readonly images: readonly MeasuredImage[];
  readonly pdfs: readonly (MeasuredPdf | UnreadPdf)[];
}

export interface UnreadPdf {
  readonly name: string;
  readonly problem: string;
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
  const images = await measureImages(
    parts.images,
    { model, frameTokens },
    { start: (name) => readImageStart(at(name), name), video: (name) => readVideoHeader(at(name), name) },
  );
  const progress = startProgress(terminal, "Comparing pictures");
  const compared = await comparePictures(text, parts.images, images, {
    file: (name) => readPrintOfFile(at(name), name),
    data: readPrintOfData,
    onProgress: (share, name) => progress.share(share, name),
  });
  progress.end();
  const { tokenizer } = target;
  const pdfs: (MeasuredPdf | UnreadPdf)[] = [];
  if (pages !== undefined) pdfs.push(countedPdf(pages, path, { tokenizer, model, attached: false }));
  else
    for (const link of pdfLinks(text, format)) {
      const name = link.kind === "file" ? link.path : link.name;
      const bytes = await bytesOf(link, text, at);
      const pdf =
        bytes instanceof UserError
          ? bytes
          : await measurePdf(bytes, name, { tokenizer, model, attached: link.kind === "data" });
      pdfs.push(pdf instanceof UserError ? { name, problem: pdf.message } : pdf);
    }
  return { images, ...compared, pdfs };
}

async function bytesOf(link: PdfLink, text: string, at: (name: string) => string): Promise<Uint8Array | UserError> {
  if (link.kind === "file") return readBytes(at(link.path), link.path, LARGEST_PDF_BYTES);
  return Buffer.from(text.slice(link.start, link.end).replace(/\\[nr]|\\/g, ""), "base64");
}

/** Tokens of the PDFs that go to the model with the prompt; as text where the model's formula is not known. */
export function attachedTokens(pdfs: Attachments["pdfs"]): number {
  return pdfs.reduce((sum, pdf) => sum + ("problem" in pdf || !pdf.attached ? 0 : (pdf.sent ?? pdf.text)), 0);
}
