import type * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";
import type { FitQuestion, Fitted } from "../../node/worker/worker-queries.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { whenCounted } from "../counting/when-counted.ts";
import { runLongTask } from "../long-task.ts";
import type { KeepDropMarks } from "../marks/keep-drop-marks.ts";
import { share } from "../number-format.ts";

const PROGRESS_MS = 250;

/** What is to be fitted, and into how many tokens. */
export interface FitRequest {
  readonly document: vscode.TextDocument;
  /** `null`: the whole document. */
  readonly range: vscode.Range | null;
  readonly budget: number;
  /** The question the text is to answer; empty: none. */
  readonly query: string;
  /** How far compression may go; `head`: the text ends where the budget does. */
  readonly level: FitQuestion["level"];
}

/** Asks the worker for a plan, with progress and cancel. Nothing is changed. */
export async function requestFit(
  counting: CountingService,
  marks: KeepDropMarks,
  title: string,
  request: FitRequest,
): Promise<Fitted | UserError> {
  const { document, range, budget, query, level } = request;
  return runLongTask(title, async (token, report) => {
    const counted = await whenCounted(counting, document, token);
    if (counted instanceof UserError) return counted;
    const control = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
    const listening = token.onCancellationRequested(() => Atomics.store(control, 0, 1));
    const watching = setInterval(() => report(share(Atomics.load(control, 1) / 1000)), PROGRESS_MS);
    const question = {
      uri: document.uri.toString(),
      version: document.version,
      span: range ? ([document.offsetAt(range.start), document.offsetAt(range.end)] as const) : null,
      budget,
      query,
      level,
      marks: marks.spansOf(document),
      control,
    };
    try {
      return await counting.ask("fit", question, token);
    } finally {
      listening.dispose();
      clearInterval(watching);
    }
  });
}
