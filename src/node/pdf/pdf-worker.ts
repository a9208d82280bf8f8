import { parentPort } from "node:worker_threads";
import { getDocumentProxy } from "unpdf";
import { pageText } from "./page-text.ts";
import type { PdfAnswer, PdfPage, PdfQuestion } from "./pdf-text.ts";

/** A thread that reads PDFs, one after the other: whatever is wrong with a file goes with it. */
parentPort!.on("message", async (question: PdfQuestion) => {
  const answer = await read(question).catch((error: unknown): PdfAnswer => ({ problem: problemOf(error) }));
  parentPort!.postMessage(answer);
});

async function read({ bytes, mostPages, mostCharacters }: PdfQuestion): Promise<PdfAnswer> {
  const pdf = await getDocumentProxy(bytes, { useSystemFonts: false, verbosity: 0 });
  try {
    const { numPages } = pdf;
    if (numPages > mostPages) return { problem: `has ${numPages.toLocaleString("en-US")} pages, too many to read` };
    const pages: PdfPage[] = [];
    let left = mostCharacters;
    for (let number = 1; number <= numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const text = pageText(items.flatMap((item) => ("str" in item ? [item] : [])));
      const { width, height } = page.getViewport({ scale: 1 });
      page.cleanup();
      left -= text.length;
      if (left < 0) return { problem: "holds too much text to be read as a whole" };
      pages.push({ text, width, height });
    }
    return { pages };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

function problemOf(error: unknown): string {
  if (error instanceof Error && error.name === "PasswordException") return "is locked with a password";
  return `cannot be read as a PDF (${error instanceof Error ? error.message : String(error)})`;
}
