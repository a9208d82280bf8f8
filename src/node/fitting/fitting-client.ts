import { UserError } from "../../core/user-error.ts";
import { ThreadClient, type ThreadOptions } from "../threads/thread-client.ts";
import type { ToSources } from "./fitting-protocol.ts";
import type { Fitted, FittingQueries, FittingSource, PlanRequest, RewriteTurn } from "./fitting-queries.ts";

export type FittingClientOptions = Pick<ThreadOptions<never>, "script" | "onFailure" | "onLoss">;

export interface AskOptions {
  readonly signal?: AbortSignal;
  /** Share done, from 0 to 1, about four times a second. */
  onProgress?(share: number): void;
}

export interface PlanOptions extends AskOptions {
  /** A better plan for the same request, after the one that was returned. */
  onRefined?(fitted: Fitted): void;
}

/** A text that was opened to be fitted. */
export interface OpenText {
  /** A plan for the text. A UserError says why there is none: `cancelled`, `budget-too-small`, `internal`, ... */
  plan(request: PlanRequest, options?: PlanOptions): Promise<Fitted | UserError>;
  /** Judges a language model's answer, `null` at first, and says what to ask it next. */
  rewrite(request: PlanRequest, answer: string | null, options?: AskOptions): Promise<RewriteTurn | UserError>;
  close(): void;
}

const PROGRESS_MS = 250;
/** The worker looks whether it is to stop between its steps; one that takes longer is ended, and another takes over. */
const STOP_PATIENCE_MS = 2000;
/** What the worker holds is given back: soon where no text is open, else after a time in which nobody looks at it. */
const IDLE_MS = 30_000;
const IDLE_WITH_TEXTS_MS = 600_000;

/** The host's end of the worker that fits texts: it is started when a plan is asked for, and fed the text it needs. */
export class FittingClient {
  readonly #thread: ThreadClient<FittingQueries, ToSources>;
  readonly #sources = new Map<number, FittingSource>();
  /** The keys of the sources that the present worker holds. */
  readonly #fed = new Set<number>();
  #nextKey = 1;
  #idle: NodeJS.Timeout | undefined;
  /** Times that a worker was ended here because it did not stop. */
  #ends = 0;

  constructor(options: FittingClientOptions) {
    this.#thread = new ThreadClient({ ...options, name: "fitting worker", onStart: () => this.#fed.clear() });
  }

  open(source: FittingSource): OpenText {
    const key = this.#nextKey++;
    this.#sources.set(key, source);
    return {
      plan: (request, options = {}) =>
        this.#watched("plan", { ...request, key, wantsEarly: options.onRefined !== undefined }, options),
      rewrite: (request, answer, options = {}) => this.#watched("rewrite", { ...request, key, answer }, options),
      close: () => {
        this.#sources.delete(key);
        if (this.#fed.delete(key) && this.#thread.isRunning) this.#thread.post({ type: "close", key });
        this.#restWhenIdle();
      },
    };
  }

  dispose(): Promise<void> {
    clearTimeout(this.#idle);
    return this.#thread.dispose();
  }

  async #watched<N extends keyof FittingQueries>(
    name: N,
    request: Omit<FittingQueries[N]["question"], "control">,
    { signal, onProgress, onRefined }: AskOptions & { onRefined?(later: FittingQueries[N]["answer"]): void },
  ): Promise<FittingQueries[N]["answer"] | UserError> {
    if (signal?.aborted) return cancelled();
    clearTimeout(this.#idle);
    const control = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
    const asking = this.#ask(name, { ...request, control }, (later) => {
      if (!signal?.aborted) onRefined?.(later);
    });
    const watching = setInterval(() => onProgress?.(Atomics.load(control, 1) / 1000), PROGRESS_MS);
    // It is listened to for as long as the signal lives: a plan that is being refined can be stopped too.
    const stopped = new Promise<UserError>((resolve) => {
      signal?.addEventListener("abort", () => {
        Atomics.store(control, 0, 1);
        void this.#endUnless(asking);
        resolve(cancelled());
      });
    });
    const answer = await Promise.race([asking, stopped]);
    clearInterval(watching);
    this.#restWhenIdle();
    return answer;
  }

  async #ask<N extends keyof FittingQueries>(
    name: N,
    question: FittingQueries[N]["question"],
    onLater: (later: FittingQueries[N]["answer"]) => void,
  ): Promise<FittingQueries[N]["answer"] | UserError> {
    const { key, control } = question;
    const source = this.#sources.get(key);
    if (source === undefined) return cancelled();
    this.#thread.start();
    if (!this.#fed.has(key)) {
      this.#fed.add(key);
      this.#thread.post({ type: "open", key, source });
    }
    const ends = this.#ends;
    const answer = await this.#thread.ask(name, question, { onLater });
    // It was in line behind one that did not stop.
    if (this.#ends !== ends && Atomics.load(control, 0) === 0) return this.#ask(name, question, onLater);
    return answer;
  }

  async #endUnless(settles: Promise<unknown>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const waited = new Promise<"late">((resolve) => {
      timer = setTimeout(() => resolve("late"), STOP_PATIENCE_MS);
    });
    const first = await Promise.race([settles, waited]);
    clearTimeout(timer);
    if (first !== "late") return;
    this.#ends++;
    await this.#thread.end();
  }

  #restWhenIdle(): void {
    clearTimeout(this.#idle);
    if (!this.#thread.isRunning) return;
    const wait = this.#sources.size === 0 ? IDLE_MS : IDLE_WITH_TEXTS_MS;
    this.#idle = setTimeout(() => {
      if (this.#thread.isAsked) this.#restWhenIdle();
      else void this.#thread.end();
    }, wait);
    this.#idle.unref();
  }
}

const cancelled = () => new UserError("cancelled", "Cancelled.");
