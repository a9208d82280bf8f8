import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";

/** A PDF with a paragraph for each text, its pages in order; compressed, as programs write them. */
export async function pdfOf(pages: readonly (readonly string[])[], userPassword?: string): Promise<Uint8Array> {
  const document = new PDFDocument({ autoFirstPage: false, ...(userPassword !== undefined && { userPassword }) });
  const written = buffer(document);
  for (const paragraphs of pages) {
    document.addPage();
    for (const paragraph of paragraphs) document.text(paragraph).moveDown();
  }
  document.end();
  return new Uint8Array(await written);
}
