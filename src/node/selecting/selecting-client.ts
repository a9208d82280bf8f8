import type { UserError } from "../../core/user-error.ts";
import { type AskOptions, PendingQuestions } from "../threads/pending-questions.ts";
import type { FromDesk, NameOf } from "../threads/question-protocol.ts";
import { ServingProcess } from "../threads/serving-process.ts";
import type { FromSelecting, IndexingProgress, ToFolders, ToSelecting } from "./selecting-protocol.ts";
import type { SelectingQueries } from "./selecting-queries.ts";

export interface SelectingOptions {
  /** Path or file URL of the built process. */
  readonly script: string | URL;
  /** The program that runs the script. */
  readonly program?: string;
  /** Milliseconds without a question after which the process ends and gives its memory back. */
  readonly idleAfter?: number;
  /** Called whenever a process has started, the first or a new one: tell it its folders and what editors hold. */
  onStart(): void;
  onIndexing(progress: IndexingProgress): void;
  /** The process failed at a question, by a mistake of ours. */
  onFailure(stack: string): void;
  /** The process ended unasked; the next question starts another. */
  onLoss(reason: string): void;
}

/** An index is opened again in a fifth of a second; until then its tables take memory. */
const IDLE_AFTER = 600_000;

/** The using end of the process that selects: started by the first question, and again after a loss. */
export class SelectingClient {
  readonly #options: SelectingOptions;
  readonly #questions: PendingQuestions<SelectingQueries>;
  #process: ServingProcess<ToSelecting, FromSelecting> | null = null;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: SelectingOptions) {
    this.#options = options;
    this.#questions = new PendingQuestions({
      name: "process that selects",
      post: (message) => this.#process?.post(message),
      onFailure: options.onFailure,
    });
  }

  get isRunning(): boolean {
    return this.#process !== null;
  }

  /** Id of the process; undefined where none is running. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Tells a running process; one that starts later is told all by `onStart`. */
  tell(message: ToFolders): void {
    this.#process?.post(message);
  }

  /** Starts the process where there is none, and asks it. See `PendingQuestions` for what comes back. */
  async ask<N extends NameOf<SelectingQueries>>(
    name: N,
    question: SelectingQueries[N]["question"],
    options: AskOptions<SelectingQueries[N]["answer"]> = {},
  ): Promise<SelectingQueries[N]["answer"] | UserError> {
    this.start();
    try {
      return await this.#questions.ask(name, question, options);
    } finally {
      if (this.#questions.size === 0) this.#rest();
    }
  }

  start(): void {
    clearTimeout(this.#idle);
    if (this.#process === null) {
      const { script, program, onIndexing, onLoss, onStart } = this.#options;
      this.#process = new ServingProcess<ToSelecting, FromSelecting>({
        script,
        ...(program !== undefined && { program }),
        onMessage: (message) => {
          if (!this.#questions.take(message as FromDesk)) onIndexing(message as IndexingProgress);
        },
        onLoss: (why, output) => {
          this.#process = null;
          onLoss(`${why}\n${output}`.trim());
          this.#questions.fail();
        },
      });
      onStart();
    }
    this.#process.busy = true;
  }

  /** Ends the process, with the questions that still wait. */
  dispose(): void {
    clearTimeout(this.#idle);
    this.#process?.end();
    this.#process = null;
    this.#questions.fail();
  }

  #rest(): void {
    if (this.#process === null) return;
    this.#process.busy = false;
    this.#idle = setTimeout(() => this.dispose(), this.#options.idleAfter ?? IDLE_AFTER).unref();
  }
}
