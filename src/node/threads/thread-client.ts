import { Worker } from "node:worker_threads";
import { UserError } from "../../core/user-error.ts";
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

export interface AskOptions<A> {
  readonly signal?: AbortSignal;
  /** A better answer to the same question, after the one that was returned. */
  onLater?(answer: A): void;
}

interface Pending {
  early(answer: unknown): void;
  settle(answer: unknown): void;
}

/** A thread that runs away takes itself down, not the editor's host. Text and tables live outside this heap. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 64 };

/** The host's end of a thread: starts it on the first need, notices its loss, and settles what was asked of it. */
export class ThreadClient<Q extends QueriesOf<Q>, In extends { readonly type: string } = never, Told = never> {
  readonly #options: ThreadOptions<Told>;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | null = null;
  #nextId = 1;
  #disposed = false;

  constructor(options: ThreadOptions<Told>) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#worker !== null;
  }

  /** Whether a question waits for its answer. */
  get isAsked(): boolean {
    return this.#pending.size > 0;
  }

  /** Sends a message, and starts the thread where it is not running. */
  post(message: In | ToDesk): void {
    if (this.#disposed) return;
    this.start();
    this.#worker?.postMessage(message);
  }

  /**
   * Asks the thread. A mistake of the person's comes back as a UserError, a question that was cancelled as one of the
   * code `cancelled`, one at which the thread failed or ended as one of the code `internal`.
   */
  ask<N extends NameOf<Q>>(
    name: N,
    question: Q[N]["question"],
    { signal, onLater }: AskOptions<Q[N]["answer"]> = {},
  ): Promise<Q[N]["answer"] | UserError> {
    if (signal?.aborted) return Promise.resolve(new UserError("cancelled", "Cancelled."));
    if (this.#disposed) return Promise.resolve(this.notRunning());
    const id = this.#nextId++;
    return new Promise((resolve) => {
      let isAnswered = false;
      const onAbort = () => {
        this.post({ type: "cancel", id });
        settle(new UserError("cancelled", "Cancelled."));
      };
      const settle = (answer: unknown) => {
        this.#pending.delete(id);
        signal?.removeEventListener("abort", onAbort);
        if (!isAnswered) resolve(answer as Q[N]["answer"] | UserError);
        else if (!(answer instanceof UserError)) onLater?.(answer as Q[N]["answer"]);
      };
      const early = (answer: unknown) => {
        isAnswered = true;
        resolve(answer as Q[N]["answer"]);
      };
      this.#pending.set(id, { early, settle });
      signal?.addEventListener("abort", onAbort, { once: true });
      this.post({ type: "ask", id, name, question });
    });
  }

  start(): void {
    if (this.#disposed || this.#worker) return;
    const { script, onMessage, onLoss, onStart } = this.#options;
    const worker = new Worker(script, { name: "prompt-budget", resourceLimits: RESOURCE_LIMITS, execArgv: [] });
    this.#worker = worker;
    let reason = "it ended";
    worker.on("message", (message: FromDesk | Told) => {
      if (worker === this.#worker && !this.#answered(message as FromDesk)) onMessage?.(message as Told);
    });
    worker.on("error", (error) => {
      reason = error.message;
    });
    worker.on("exit", (code) => {
      if (worker !== this.#worker) return;
      this.#worker = null;
      this.#failPending();
      onLoss(`${reason} (exit code ${code})`);
    });
    onStart?.();
  }

  /** Ends the thread; the next message starts another. */
  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#failPending();
    await worker?.terminate();
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.end();
  }

  notRunning(): UserError {
    return new UserError("internal", `The ${this.#options.name} is not running.`);
  }

  #answered(message: FromDesk): boolean {
    switch (message.type) {
      case "early":
        this.#pending.get(message.id)?.early(message.answer);
        return true;
      case "answer":
        this.#pending.get(message.id)?.settle(message.answer);
        return true;
      case "failure": {
        const details = message.minimum === undefined ? {} : { minimum: message.minimum };
        if (message.code === undefined) this.#options.onFailure(message.stack ?? message.message);
        this.#pending.get(message.id)?.settle(new UserError(message.code ?? "internal", message.message, details));
        return true;
      }
      default:
        return false;
    }
  }

  #failPending(): void {
    const ended = `The ${this.#options.name} ended before it could answer. Try again.`;
    for (const { settle } of [...this.#pending.values()]) settle(new UserError("internal", ended));
  }
}
