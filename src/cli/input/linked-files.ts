import { resolve } from "node:path";
import type { Format } from "../../core/document/document.ts";
import type { ImageLink } from "../../core/images/image-links.ts";
import { type MeasuredImage, type MeasureOptions, measureImages } from "../../core/images/measured-images.ts";
import { type PdfLink, pdfLinks } from "../../core/images/pdf-links.ts";
import { UserError } from "../../core/user-error.ts";
import { readImageStart } from "../../node/files/image-start.ts";
import { readBytes } from "../../node/files/text-file.ts";
import { readVideoHeader } from "../../node/files/video-file.ts";
import { type MeasuredPdf, measurePdf } from "../../node/pdf/measure-pdf.ts";
import { LARGEST_PDF_BYTES } from "../../node/pdf/pdf-text.ts";
import type { CliTarget } from "./target.ts";

export interface UnreadPdf {
  readonly name: string;
  readonly problem: string;
}

/** The pictures and videos of a text; paths are looked for in `folder`. */
export function linkedImages(
  links: readonly ImageLink[],
  folder: string,
  options: MeasureOptions,
): Promise<MeasuredImage[]> {
  return measureImages(links, options, {
    start: (name) => readImageStart(resolve(folder, name), name),
    video: (name) => readVideoHeader(resolve(folder, name), name),
  });
}

/** The PDFs that a text links or holds; paths are looked for in `folder`. */
export async function linkedPdfs(
  text: string,
  format: Format,
  folder: string,
  { tokenizer, model }: CliTarget,
): Promise<(MeasuredPdf | UnreadPdf)[]> {
  const pdfs: (MeasuredPdf | UnreadPdf)[] = [];
  for (const link of pdfLinks(text, format)) {
    const name = link.kind === "file" ? link.path : link.name;
    const bytes = await bytesOf(link, text, folder);
    const attached = link.kind === "data";
    const pdf =
      bytes instanceof UserError
        ? bytes
        : await measurePdf(bytes, name, { tokenizer, model: model?.id ?? null, attached });
    pdfs.push(pdf instanceof UserError ? { name, problem: pdf.message } : pdf);
  }
  return pdfs;
}

async function bytesOf(link: PdfLink, text: string, folder: string): Promise<Uint8Array | UserError> {
  if (link.kind === "file") return readBytes(resolve(folder, link.path), link.path, LARGEST_PDF_BYTES);
  return Buffer.from(text.slice(link.start, link.end).replace(/\\[nr]|\\/g, ""), "base64");
}

/** Tokens of the PDFs that go to the model with the prompt; as text where the model's formula is not known. */
export function attachedTokens(pdfs: readonly (MeasuredPdf | UnreadPdf)[]): number {
  return pdfs.reduce((sum, pdf) => sum + ("problem" in pdf || !pdf.attached ? 0 : (pdf.sent ?? pdf.text)), 0);
}
