import { availableParallelism } from "node:os";
import type { Encodable, EncodeOptions, Encoder } from "../../core/select/encoder.ts";
import { scriptShare } from "../../core/select/script-share.ts";
import { UserError } from "../../core/user-error.ts";
import { ServingProcess } from "../threads/serving-process.ts";
import type { EncoderModel } from "./encoder-model.ts";
import type { FromInference, ToInference } from "./inference-protocol.ts";
import { textMessages } from "./text-messages.ts";

export interface InferenceOptions {
  /** Path or file URL of the built process. */
  readonly script: string | URL;
  readonly model: EncoderModel;
  /** Milliseconds without a call after which the process ends and gives its memory back. */
  readonly idleAfter?: number;
  readonly threads?: number;
  /** The program that runs the script. */
  readonly program?: string;
  /** Told why the process was lost, for a log. */
  onLoss?(reason: string): void;
}

/** A start takes about 0.3 s and a fit follows a fit: long enough for both, short beside a working day. */
const IDLE_AFTER = 120_000;

/** A text is in the scripts of a model where so many of its letters are: names of others may stand in it. */
const LEAST_SHARE = 0.5;

/** The machine has an editor to run meanwhile. */
const MOST_THREADS = 4;

type ModelProcess = ServingProcess<ToInference, FromInference>;

interface Call {
  readonly vectors: Float32Array;
  readonly onProgress: EncodeOptions["onProgress"];
  settle(error?: UserError): void;
}

/**
 * An encoder whose model runs in a process of its own: what goes wrong there, a crash or memory running out, is a
 * UserError of the calls that waited, and the next call starts another process. It never keeps this process alive.
 */
export class InferenceClient implements Encoder {
  readonly #options: InferenceOptions;
  readonly #calls = new Map<number, Call>();
  #process: ModelProcess | null = null;
  #nextId = 1;
  #idle: NodeJS.Timeout | undefined;
  #disposed = false;

  constructor(options: InferenceOptions) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.model.name;
  }

  get dimensions(): number {
    return this.#options.model.dimensions;
  }

  reads(text: string): boolean {
    const { scripts } = this.#options.model;
    return scripts === undefined || scriptShare(text, scripts) >= LEAST_SHARE;
  }

  /** Id of the process that holds the model; undefined where none is running. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  encode(texts: readonly Encodable[], { signal, onProgress }: EncodeOptions = {}): Promise<Float32Array> {
    if (signal?.aborted) return Promise.reject(cancelled());
    if (this.#disposed) return Promise.reject(closed());
    const vectors = new Float32Array(texts.length * this.dimensions);
    if (texts.length === 0) return Promise.resolve(vectors);
    const id = this.#nextId++;
    const running = this.#running();
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        running.post({ type: "cancel", id });
        settle(cancelled());
      };
      const settle = (error?: UserError) => {
        if (!this.#calls.delete(id)) return;
        signal?.removeEventListener("abort", onAbort);
        if (this.#calls.size === 0) this.#rest();
        if (error) reject(error);
        else resolve(vectors);
      };
      this.#calls.set(id, { vectors, onProgress, settle });
      signal?.addEventListener("abort", onAbort, { once: true });
      for (const { part, last } of textMessages(texts)) running.post({ type: "encode", id, texts: part, last });
    });
  }

  /** Ends the process, with the calls that still wait. */
  dispose(): void {
    this.#disposed = true;
    this.#end(closed());
  }

  /** The process, started where there is none. */
  #running(): ModelProcess {
    clearTimeout(this.#idle);
    this.#process ??= this.#start();
    this.#process.busy = true;
    return this.#process;
  }

  #start(): ModelProcess {
    const { model, threads = inferenceThreads(), onLoss, ...options } = this.#options;
    const started = new ServingProcess<ToInference, FromInference>({
      ...options,
      onMessage: (message) => this.#receive(message),
      onLoss: (why, output) => {
        onLoss?.(`${why}\n${output}`.trim());
        this.#end(new UserError("model-failed", `The model's process ${why} before it could answer. Try again.`));
      },
    });
    started.post({ type: "open", model, threads });
    return started;
  }

  #receive(message: FromInference): void {
    if (message.type === "failed") {
      this.#end(new UserError(message.code, message.message));
      return;
    }
    const call = this.#calls.get(message.id);
    if (call === undefined) return;
    if (message.type === "done") call.settle();
    else {
      const { dimensions } = this;
      message.indexes.forEach((index, row) => {
        const vector = message.vectors.subarray(row * dimensions, (row + 1) * dimensions);
        call.vectors.set(vector, index * dimensions);
      });
      call.onProgress?.(message.share);
    }
  }

  /** Nothing waits for the process: it may stay a while. */
  #rest(): void {
    if (this.#process === null) return;
    this.#process.busy = false;
    this.#idle = setTimeout(() => this.#end(closed()), this.#options.idleAfter ?? IDLE_AFTER).unref();
  }

  #end(reason: UserError): void {
    clearTimeout(this.#idle);
    this.#process?.end();
    this.#process = null;
    for (const { settle } of [...this.#calls.values()]) settle(reason);
  }
}

/** The cores of this machine, guessed: where there are many, half of what it counts are second threads of a core. */
export function inferenceThreads(parallel = availableParallelism()): number {
  return Math.min(MOST_THREADS, parallel <= 2 ? parallel : Math.ceil(parallel / 2));
}

const cancelled = () => new UserError("cancelled", "Cancelled.");
const closed = () => new UserError("model-failed", "The model was closed.");
