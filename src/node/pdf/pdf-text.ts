import { UserError } from "../../core/user-error.ts";
import { BoundedThread, type Problem } from "../threads/bounded-thread.ts";
import { scriptBeside } from "../threads/script-beside.ts";

export interface PdfQuestion {
  readonly bytes: Uint8Array;
  readonly mostPages: number;
  readonly mostCharacters: number;
}

/** What the thread says of a PDF. */
export type PdfAnswer = { readonly pages: readonly PdfPage[] } | Problem;

export interface PdfPage {
  readonly text: string;
  /** Sides as the page is shown, in points of a 72nd of an inch. */
  readonly width: number;
  readonly height: number;
}

/**
 * Parts the pages of a text: a form feed, as tools that print texts of PDFs have it, where it is a blank at the end of a line
 * and goes with the others.
 */
const PAGE_BREAK = "\f\n\n";

export const LARGEST_PDF_BYTES = 64 * 1024 * 1024;

const MOST_PAGES = 10_000;
const MOST_CHARACTERS = 20_000_000;
const thread = new BoundedThread<PdfQuestion, PdfAnswer>(scriptBeside(import.meta.url, "pdf-worker"), {
  kind: "a PDF",
  mostMs: 60_000,
  mostMemoryMb: 1024,
});

/** Whether the bytes at the start of a file are those of a PDF (ISO 32000-1, 7.5.2). */
export function isPdf(start: Uint8Array): boolean {
  return Buffer.from(start.subarray(0, 5)).toString("latin1") === "%PDF-";
}

/**
 * The text of a PDF, page after page, by Mozilla's pdf.js in a thread of its own. A page that is a picture has none.
 * UserError `unreadable-file` for one that has no text at all, is damaged, locked, or takes more than a minute or a gigabyte.
 */
export async function pdfText(bytes: Uint8Array, name: string): Promise<string | UserError> {
  const pages = await pdfPages(bytes, name);
  if (pages instanceof UserError) return pages;
  if (pages.every(({ text }) => text === ""))
    return new UserError("unreadable-file", `${name} holds no text: its pages are pictures.`);
  return textOfPages(pages);
}

export function textOfPages(pages: readonly PdfPage[]): string {
  return pages.map(({ text }) => text).join(PAGE_BREAK);
}

/** The pages of a PDF, those that are pictures too; UserErrors as `pdfText` gives them. */
export async function pdfPages(bytes: Uint8Array, name: string): Promise<readonly PdfPage[] | UserError> {
  const question: PdfQuestion = {
    bytes: new Uint8Array(bytes),
    mostPages: MOST_PAGES,
    mostCharacters: MOST_CHARACTERS,
  };
  const answer = await thread.ask(question, [question.bytes.buffer as ArrayBuffer]);
  return "problem" in answer ? new UserError("unreadable-file", `${name} ${answer.problem}.`) : answer.pages;
}
