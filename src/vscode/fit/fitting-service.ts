import * as vscode from "vscode";
import type { Range } from "../../core/plan/plan.ts";
import { UserError } from "../../core/user-error.ts";
import { FittingClient, type OpenText } from "../../node/fitting/fitting-client.ts";
import type { Fitted, PlanRequest, RewriteTurn } from "../../node/fitting/fitting-queries.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { placeOf } from "../counting/document-place.ts";
import { whenCounted } from "../counting/when-counted.ts";
import { runLongTask } from "../long-task.ts";
import { number, share } from "../number-format.ts";
import { readSettings } from "../settings/settings.ts";

/** How a person wants a text fitted. */
export type FitChoice = Pick<PlanRequest, "budget" | "query" | "level" | "rewrites" | "wantsSaid">;

export interface PlanOptions {
  readonly marks: PlanRequest["marks"];
  readonly signal?: AbortSignal;
  /** When a notification shows the progress and offers to cancel it; by default after a moment. */
  readonly shownAfterMs?: number;
  /** A better plan for the same choice, after the one that was returned; without it, only the better one is returned. */
  onRefined?(fitted: Fitted): void;
}

/** Fits texts of the editor in a worker of their own, so that counting never waits for it. Nothing is changed. */
export class FittingService implements vscode.Disposable {
  readonly #client: FittingClient;
  readonly #counting: CountingService;

  constructor(script: string, counting: CountingService, log: vscode.LogOutputChannel) {
    this.#counting = counting;
    this.#client = new FittingClient({
      script,
      onFailure: (stack) => log.error(`The fitting worker failed at a question. ${stack}`),
      onLoss: (reason) => log.error(`The fitting worker was lost: ${reason}. The next fit starts another.`),
    });
  }

  /** A document's text as it is now, or a range of it, to be fitted. */
  open(document: vscode.TextDocument, span: Range | null): FitText {
    const text = document.getText();
    const opened = this.#client.open({ text, span, place: placeOf(document) });
    return new FitText({ document, text, span, opened, counting: this.#counting });
  }

  dispose(): void {
    void this.#client.dispose();
  }
}

interface FitTextParts {
  readonly document: vscode.TextDocument;
  readonly text: string;
  readonly span: Range | null;
  readonly opened: OpenText;
  readonly counting: CountingService;
}

/** A document's text as it was when it was opened to be fitted. */
export class FitText {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly text: string;
  /** What of it is fitted; `null`: all. */
  readonly span: Range | null;
  readonly #opened: OpenText;
  readonly #counting: CountingService;

  constructor({ document, text, span, opened, counting }: FitTextParts) {
    this.document = document;
    this.version = document.version;
    this.text = text;
    this.span = span;
    this.#opened = opened;
    this.#counting = counting;
  }

  /** A plan, with progress and cancel where it takes longer than a moment. */
  plan(choice: FitChoice, { marks, signal, shownAfterMs, onRefined }: PlanOptions): Promise<Fitted | UserError> {
    const title = vscode.l10n.t("Fitting to {0} tokens", number(choice.budget));
    const task: Parameters<typeof runLongTask<Fitted | UserError>>[1] = async (token, report) => {
      const counted = await whenCounted(this.#counting, this.document, token);
      if (counted instanceof UserError) return counted;
      const controller = new AbortController();
      const abort = () => controller.abort();
      token.onCancellationRequested(abort);
      signal?.addEventListener("abort", abort);
      if (signal?.aborted) abort();
      const { shared, localModel, omission } = readSettings(this.document);
      const request = { ...choice, marks, target: counted.target, shared, localModel, omission };
      return this.#opened.plan(request, {
        signal: controller.signal,
        onProgress: (done) => report(share(done)),
        ...(onRefined ? { onRefined } : {}),
      });
    };
    return runLongTask(title, task, shownAfterMs);
  }

  /** Judges what a language model answered, `null` at first, and says what to ask it next. */
  async rewrite(
    choice: FitChoice,
    answer: string | null,
    { marks, signal }: Omit<PlanOptions, "onRefined">,
  ): Promise<RewriteTurn | UserError> {
    const counted = await whenCounted(this.#counting, this.document);
    if (counted instanceof UserError) return counted;
    const { shared, localModel, omission } = readSettings(this.document);
    const request = { ...choice, marks, target: counted.target, shared, localModel, omission };
    return this.#opened.rewrite(request, answer, signal ? { signal } : {});
  }

  close(): void {
    this.#opened.close();
  }
}
