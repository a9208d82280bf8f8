import { Worker } from "node:worker_threads";
import { UserError } from "../../core/user-error.ts";
import { type AskOptions, PendingQuestions } from "./pending-questions.ts";
import type { FromDesk, NameOf, QueriesOf, ToDesk } from "./question-protocol.ts";

export interface ThreadOptions<Told> {
  /** Path or file URL of the built thread. */
  readonly script: string | URL;
  /** As messages call it, e.g. "counting worker". */
  readonly name: string;
  /** Called whenever a thread has started, the first or a new one: tell it all it must know. */
  onStart?(): void;
  /** Everything the thread says but answers to `ask`. */
  onMessage?(message: Told): void;
  /** The thread failed at a question, by a mistake of ours; who asked is told without the stack. */
  onFailure(stack: string): void;
  /** The thread ended unasked; the next message starts another. */
  onLoss(reason: string): void;
}

/** A thread that runs away takes itself down, not the editor's host. Text and tables live outside this heap. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 64 };

/** The host's end of a thread: starts it on the first need, notices its loss, and settles what was asked of it. */
export class ThreadClient<Q extends QueriesOf<Q>, In extends { readonly type: string } = never, Told = never> {
  readonly #options: ThreadOptions<Told>;
  readonly #questions: PendingQuestions<Q>;
  #worker: Worker | null = null;
  #disposed = false;

  constructor(options: ThreadOptions<Told>) {
    this.#options = options;
    this.#questions = new PendingQuestions({
      name: options.name,
      post: (message) => this.post(message),
      onFailure: (stack) => options.onFailure(stack),
    });
  }

  get isRunning(): boolean {
    return this.#worker !== null;
  }

  /** Whether a question waits for its answer. */
  get isAsked(): boolean {
    return this.#questions.size > 0;
  }

  /** Sends a message, and starts the thread where it is not running. */
  post(message: In | ToDesk): void {
    if (this.#disposed) return;
    this.start();
    this.#worker?.postMessage(message);
  }

  /** Asks the thread; see `PendingQuestions` for what comes back. */
  ask<N extends NameOf<Q>>(
    name: N,
    question: Q[N]["question"],
    options: AskOptions<Q[N]["answer"]> = {},
  ): Promise<Q[N]["answer"] | UserError> {
    if (this.#disposed && !options.signal?.aborted) return Promise.resolve(this.notRunning());
    return this.#questions.ask(name, question, options);
  }

  start(): void {
    if (this.#disposed || this.#worker) return;
    const { script, onMessage, onLoss, onStart } = this.#options;
    const worker = new Worker(script, { name: "prompt-budget", resourceLimits: RESOURCE_LIMITS, execArgv: [] });
    this.#worker = worker;
    let reason = "it ended";
    worker.on("message", (message: FromDesk | Told) => {
      if (worker === this.#worker && !this.#questions.take(message as FromDesk)) onMessage?.(message as Told);
    });
    worker.on("error", (error) => {
      reason = error.message;
    });
    worker.on("exit", (code) => {
      if (worker !== this.#worker) return;
      this.#worker = null;
      this.#questions.fail();
      onLoss(`${reason} (exit code ${code})`);
    });
    onStart?.();
  }

  /** Ends the thread; the next message starts another. */
  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#questions.fail();
    await worker?.terminate();
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.end();
  }

  notRunning(): UserError {
    return new UserError("internal", `The ${this.#options.name} is not running.`);
  }
}
