import { Worker } from "node:worker_threads";
import { UserError } from "../../core/user-error.ts";
import type { FromWorker, ToWorker } from "./worker-protocol.ts";
import type { Answer, QueryName, Question } from "./worker-queries.ts";

/** `idle`: not needed yet; `stopped`: it crashed too often and waits for `restart`. */
export type WorkerState = "idle" | "running" | "stopped";

export interface WorkerClientOptions {
  /** Path or file URL of the built worker. */
  readonly script: string | URL;
  /** Called whenever a worker has started, the first or a new one: tell it all it must know. */
  onStart(): void;
  /** Everything the worker says but answers to `ask`. */
  onMessage(message: DocumentMessage): void;
  /** The worker failed at a question, by a mistake of ours; who asked is told without the stack. */
  onFailure(stack: string): void;
  /** The worker ended unasked; `state` says whether a new one takes over (`running`) or not (`stopped`). */
  onLoss(reason: string, state: WorkerState): void;
}

export type DocumentMessage = Exclude<FromWorker, { type: "answer" | "failure" }>;

/** Three losses within a minute: something is wrong that a restart does not mend. */
const LOSSES = 3;
const LOSS_WINDOW_MS = 60_000;

/** A worker that runs away takes itself down, not the editor's host. Text and tables live outside this heap. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 64 };

/** The host's end of the worker: starts it on the first need, notices its loss, restarts it. */
export class WorkerClient {
  readonly #options: WorkerClientOptions;
  readonly #pending = new Map<number, (answer: unknown) => void>();
  #worker: Worker | null = null;
  #state: WorkerState = "idle";
  #losses: number[] = [];
  #nextId = 1;
  #disposed = false;

  constructor(options: WorkerClientOptions) {
    this.#options = options;
  }

  get state(): WorkerState {
    return this.#state;
  }

  /** Sends a message, and starts the worker where it is not running. Dropped when the worker is stopped. */
  post(message: ToWorker): void {
    if (this.#disposed || this.#state === "stopped") return;
    if (this.#state === "idle") this.#start();
    this.#worker?.postMessage(message);
  }

  /**
   * Asks the worker. A mistake of the person's comes back as a UserError, a question that was cancelled as one of the
   * code `cancelled`, one at which the worker failed or ended as one of the code `internal`.
   */
  ask<N extends QueryName>(name: N, question: Question<N>, signal?: AbortSignal): Promise<Answer<N> | UserError> {
    if (signal?.aborted) return Promise.resolve(cancelled());
    if (this.#disposed || this.#state === "stopped") return Promise.resolve(notRunning());
    const id = this.#nextId++;
    return new Promise((resolve) => {
      const onAbort = () => {
        this.post({ type: "cancel", id });
        settle(cancelled());
      };
      const settle = (answer: unknown) => {
        this.#pending.delete(id);
        signal?.removeEventListener("abort", onAbort);
        resolve(answer as Answer<N> | UserError);
      };
      this.#pending.set(id, settle);
      signal?.addEventListener("abort", onAbort, { once: true });
      this.post({ type: "ask", id, name, question });
    });
  }

  /** Starts afresh, also after too many losses. */
  async restart(): Promise<void> {
    this.#losses = [];
    await this.#end();
    if (!this.#disposed) this.#start();
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#end();
  }

  #start(): void {
    const worker = new Worker(this.#options.script, {
      name: "prompt-budget",
      resourceLimits: RESOURCE_LIMITS,
      execArgv: [],
    });
    this.#worker = worker;
    this.#state = "running";
    let reason = "it ended";
    worker.on("message", (message: FromWorker) => {
      if (worker === this.#worker) this.#receive(message);
    });
    worker.on("error", (error) => {
      reason = error.message;
    });
    worker.on("exit", (code) => {
      if (worker === this.#worker) this.#lost(`${reason} (exit code ${code})`);
    });
    this.#options.onStart();
  }

  #receive(message: FromWorker): void {
    if (message.type === "answer") this.#pending.get(message.id)?.(message.answer);
    else if (message.type === "failure") {
      const details = message.minimum === undefined ? {} : { minimum: message.minimum };
      if (message.code === undefined) this.#options.onFailure(message.stack ?? message.message);
      this.#pending.get(message.id)?.(new UserError(message.code ?? "internal", message.message, details));
    } else this.#options.onMessage(message);
  }

  #lost(reason: string): void {
    this.#worker = null;
    const now = Date.now();
    this.#losses = [...this.#losses.filter((at) => now - at < LOSS_WINDOW_MS), now];
    this.#state = this.#losses.length >= LOSSES ? "stopped" : "idle";
    this.#failPending();
    this.#options.onLoss(reason, this.#state === "stopped" ? "stopped" : "running");
    if (this.#state === "idle" && !this.#disposed) this.#start();
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#state = "idle";
    this.#failPending();
    await worker?.terminate();
  }

  #failPending(): void {
    for (const settle of [...this.#pending.values()]) settle(ended());
  }
}

const cancelled = () => new UserError("cancelled", "Cancelled.");
const notRunning = () => new UserError("internal", "The counting worker is not running.");
const ended = () => new UserError("internal", "The counting worker ended before it could answer. Try again.");
