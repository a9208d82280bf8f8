import type { UserError } from "../../core/user-error.ts";
import { ThreadClient, type ThreadOptions } from "../threads/thread-client.ts";
import type { DocumentMessage, ToWorker } from "./worker-protocol.ts";
import type { Answer, Queries, QueryName, Question } from "./worker-queries.ts";

/** `idle`: not needed yet; `stopped`: it crashed too often and waits for `restart`. */
export type WorkerState = "idle" | "running" | "stopped";

export interface WorkerClientOptions extends Pick<ThreadOptions<DocumentMessage>, "script" | "onFailure"> {
  /** Called whenever a worker has started, the first or a new one: tell it all it must know. */
  onStart(): void;
  /** Everything the worker says but answers to `ask`. */
  onMessage(message: DocumentMessage): void;
  /** The worker ended unasked; `state` says whether a new one takes over (`running`) or not (`stopped`). */
  onLoss(reason: string, state: WorkerState): void;
}

/** Three losses within a minute: something is wrong that a restart does not mend. */
const LOSSES = 3;
const LOSS_WINDOW_MS = 60_000;

/** The host's end of the counting worker: a lost one is replaced at once, since what it holds is shown. */
export class WorkerClient {
  readonly #options: WorkerClientOptions;
  readonly #thread: ThreadClient<Queries, ToWorker, DocumentMessage>;
  #losses: number[] = [];
  #isStopped = false;

  constructor(options: WorkerClientOptions) {
    this.#options = options;
    const { script, onStart, onMessage, onFailure } = options;
    this.#thread = new ThreadClient({
      script,
      name: "counting worker",
      onStart,
      onMessage,
      onFailure,
      onLoss: (reason) => this.#lost(reason),
    });
  }

  get state(): WorkerState {
    if (this.#isStopped) return "stopped";
    return this.#thread.isRunning ? "running" : "idle";
  }

  /** Sends a message, and starts the worker where it is not running. Dropped when the worker is stopped. */
  post(message: ToWorker): void {
    if (!this.#isStopped) this.#thread.post(message);
  }

  /** Asks the worker, as `ThreadClient.ask` says. */
  async ask<N extends QueryName>(name: N, question: Question<N>, signal?: AbortSignal): Promise<Answer<N> | UserError> {
    if (this.#isStopped) return this.#thread.notRunning();
    return this.#thread.ask(name, question, signal ? { signal } : {});
  }

  /** Starts afresh, also after too many losses. */
  async restart(): Promise<void> {
    this.#losses = [];
    await this.#thread.end();
    this.#isStopped = false;
    this.#thread.start();
  }

  dispose(): Promise<void> {
    return this.#thread.dispose();
  }

  #lost(reason: string): void {
    const now = Date.now();
    this.#losses = [...this.#losses.filter((at) => now - at < LOSS_WINDOW_MS), now];
    this.#isStopped = this.#losses.length >= LOSSES;
    this.#options.onLoss(reason, this.#isStopped ? "stopped" : "running");
    if (!this.#isStopped) this.#thread.start();
  }
}
