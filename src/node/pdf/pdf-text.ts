import { Worker } from "node:worker_threads";
import { UserError } from "../../core/user-error.ts";
import { scriptBeside } from "../threads/script-beside.ts";

export interface PdfQuestion {
  readonly bytes: Uint8Array;
  readonly mostPages: number;
  readonly mostCharacters: number;
}

/** What the thread says of a PDF: its pages, or what follows its name in a sentence. */
export type PdfAnswer = { readonly pages: readonly string[] } | { readonly problem: string };

/**
 * Parts the pages of a text: a form feed, as tools that print texts of PDFs have it, where it is a blank at the end of a line
 * and goes with the others.
 */
const PAGE_BREAK = "\f\n\n";

export const LARGEST_PDF_BYTES = 64 * 1024 * 1024;

const MOST_PAGES = 10_000;
const MOST_CHARACTERS = 20_000_000;
const MOST_MS = 60_000;
const MOST_MEMORY_MB = 1024;
/** What a page unpacks to stands outside of what a thread can be limited to: the process is looked at this often. */
const LOOK_MS = 50;
const IDLE_MS = 5_000;

/** Whether the bytes at the start of a file are those of a PDF (ISO 32000-1, 7.5.2). */
export function isPdf(start: Uint8Array): boolean {
  return Buffer.from(start.subarray(0, 5)).toString("latin1") === "%PDF-";
}

/**
 * The text of a PDF, page after page, by Mozilla's pdf.js in a thread of its own. A page that is a picture has none.
 * UserError `unreadable-file` for one that has no text at all, is damaged, locked, or takes more than a minute or a gigabyte.
 */
export async function pdfText(bytes: Uint8Array, name: string): Promise<string | UserError> {
  const answer = await read(bytes);
  if ("problem" in answer) return new UserError("unreadable-file", `${name} ${answer.problem}.`);
  if (answer.pages.every((page) => page === ""))
    return new UserError("unreadable-file", `${name} holds no text: its pages are pictures.`);
  return answer.pages.join(PAGE_BREAK);
}

/** A thread that has nothing to do; starting one takes longer than reading most files. */
let idle: Worker | undefined;

function read(bytes: Uint8Array): Promise<PdfAnswer> {
  const worker = idle ?? start();
  idle = undefined;
  worker.ref();
  return new Promise((resolve) => {
    const before = process.memoryUsage.rss();
    const settle = (answer: PdfAnswer, lives = false) => {
      clearTimeout(clock);
      clearInterval(watch);
      worker.off("message", answered).off("error", failed).off("exit", ended);
      if (lives && idle === undefined) rest(worker);
      else void worker.terminate();
      resolve(answer);
    };
    const answered = (answer: PdfAnswer) => settle(answer, true);
    const failed = (error: Error) => settle({ problem: `cannot be read as a PDF (${error.message})` });
    const ended = () => settle({ problem: "cannot be read as a PDF" });
    const watch = setInterval(() => {
      const grown = process.memoryUsage.rss() - before;
      if (grown > MOST_MEMORY_MB * 1024 * 1024) settle({ problem: "takes too much memory to read" });
    }, LOOK_MS);
    const clock = setTimeout(() => settle({ problem: "took too long to read" }), MOST_MS);
    worker.once("message", answered).once("error", failed).once("exit", ended);
    const question: PdfQuestion = {
      bytes: new Uint8Array(bytes),
      mostPages: MOST_PAGES,
      mostCharacters: MOST_CHARACTERS,
    };
    worker.postMessage(question, [question.bytes.buffer as ArrayBuffer]);
  });
}

function rest(worker: Worker): void {
  idle = worker;
  worker.unref();
  setTimeout(() => {
    if (idle !== worker) return;
    idle = undefined;
    void worker.terminate();
  }, IDLE_MS).unref();
}

function start(): Worker {
  const worker = new Worker(scriptBeside(import.meta.url, "pdf-worker"), {
    name: "prompt-budget-pdf",
    execArgv: [],
    // What its fonts and pictures complain of is nothing that a person could mend.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  // An error is followed by the exit, which counts also while nothing is asked.
  worker.on("error", () => {});
  worker.on("exit", () => {
    if (idle === worker) idle = undefined;
  });
  return worker;
}
