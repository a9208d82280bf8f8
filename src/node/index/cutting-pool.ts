import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { scriptBeside } from "../threads/script-beside.ts";
import { leftOut } from "./cut-file.ts";
import type { CuttingOptions } from "./cutting.ts";
import { type Segment, SegmentBuilder } from "./segment.ts";

/** More threads would cost a person their machine, and each its tables' memory. */
const MOST_THREADS = 2;
/** A batch takes some seconds; one that takes so long holds a file that never ends. */
const MOST_MS = 120_000;

/** The threads that cut files for a build. */
export class CuttingPool {
  readonly size: number;
  readonly #root: string;
  readonly #options: CuttingOptions;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #waiting: (() => void)[] = [];

  constructor(root: string, options: CuttingOptions, threads = Math.min(MOST_THREADS, availableParallelism())) {
    this.size = threads;
    this.#root = root;
    this.#options = options;
  }

  /**
   * Reads and cuts files. A file at which a thread dies or hangs is found by halves, and left out as unreadable; the
   * others are cut all the same.
   */
  async cut(paths: readonly string[], onSegment: (segment: Segment) => void): Promise<void> {
    const waiting = [paths];
    for (let batch = waiting.pop(); batch !== undefined; batch = waiting.pop()) {
      const segment = await this.#try(batch);
      if (segment !== undefined) onSegment(segment);
      else if (batch.length > 1) waiting.push(batch.slice(batch.length >> 1), batch.slice(0, batch.length >> 1));
      else {
        const builder = new SegmentBuilder();
        builder.add(leftOut(batch[0]!, "unreadable", 0, 0));
        onSegment(builder.build());
      }
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  /** Undefined where the thread did not live to answer. */
  async #try(paths: readonly string[]): Promise<Segment | undefined> {
    const worker = await this.#free();
    const answer = await new Promise<Segment | undefined>((resolve) => {
      const clock = setTimeout(() => void worker.terminate(), MOST_MS);
      const settle = (segment?: Segment): void => {
        clearTimeout(clock);
        worker.off("message", settle).off("exit", onExit);
        resolve(segment);
      };
      const onExit = () => settle();
      worker.on("message", settle).on("exit", onExit);
      worker.postMessage(paths);
    });
    if (answer !== undefined && this.#all.has(worker)) this.#idle.push(worker);
    this.#waiting.shift()?.();
    return answer;
  }

  async #free(): Promise<Worker> {
    while (this.#idle.length === 0 && this.#all.size >= this.size)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.#idle.pop() ?? this.#start();
  }

  #start(): Worker {
    const worker = new Worker(scriptBeside(import.meta.url, "cutting-worker"), {
      name: "prompt-budget-index",
      workerData: { root: this.#root, options: this.#options },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 4 },
    });
    // An error is followed by the exit, which is what counts.
    worker.on("error", () => {});
    worker.on("exit", () => {
      this.#all.delete(worker);
      const at = this.#idle.indexOf(worker);
      if (at >= 0) this.#idle.splice(at, 1);
    });
    this.#all.add(worker);
    return worker;
  }
}
