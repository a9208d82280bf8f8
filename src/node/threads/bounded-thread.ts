import { type Transferable, Worker } from "node:worker_threads";

/** Why there is no answer: what follows a file's name in a sentence. */
export interface Problem {
  readonly problem: string;
}

export interface Bounds {
  /** What is read, as messages call it: "a PDF". */
  readonly kind: string;
  readonly mostMs: number;
  readonly mostMemoryMb: number;
}

/** What is unpacked stands outside of what a thread can be limited to: the process is looked at this often. */
const LOOK_MS = 50;
const IDLE_MS = 5_000;

/**
 * Reads files that nobody vouches for in a thread that is ended when one takes too long or too much memory. The thread
 * answers each message with one, and waits some seconds for the next: starting one takes longer than reading most files.
 */
export class BoundedThread<Question, Answer extends object> {
  readonly #script: URL;
  readonly #bounds: Bounds;
  #idle: Worker | undefined;

  constructor(script: URL, bounds: Bounds) {
    this.#script = script;
    this.#bounds = bounds;
  }

  /** Asks; what is in `moved` goes over and is not copied. */
  ask(question: Question, moved: readonly Transferable[] = []): Promise<Answer | Problem> {
    const { kind, mostMs, mostMemoryMb } = this.#bounds;
    const worker = this.#idle ?? this.#start();
    this.#idle = undefined;
    worker.ref();
    return new Promise((resolve) => {
      const before = process.memoryUsage.rss();
      const settle = (answer: Answer | Problem, lives = false) => {
        clearTimeout(clock);
        clearInterval(watch);
        worker.off("message", answered).off("error", failed).off("exit", ended);
        if (lives && this.#idle === undefined) this.#rest(worker);
        else void worker.terminate();
        resolve(answer);
      };
      const answered = (answer: Answer | Problem) => settle(answer, true);
      const failed = (error: Error) => settle({ problem: `cannot be read as ${kind} (${error.message})` });
      const ended = () => settle({ problem: `cannot be read as ${kind}` });
      const watch = setInterval(() => {
        const grown = process.memoryUsage.rss() - before;
        if (grown > mostMemoryMb * 1024 * 1024) settle({ problem: "takes too much memory to read" });
      }, LOOK_MS);
      const clock = setTimeout(() => settle({ problem: "took too long to read" }), mostMs);
      worker.once("message", answered).once("error", failed).once("exit", ended);
      worker.postMessage(question, moved);
    });
  }

  #rest(worker: Worker): void {
    this.#idle = worker;
    worker.unref();
    setTimeout(() => {
      if (this.#idle !== worker) return;
      this.#idle = undefined;
      void worker.terminate();
    }, IDLE_MS).unref();
  }

  #start(): Worker {
    const worker = new Worker(this.#script, {
      name: "prompt-budget-reading",
      execArgv: [],
      // What readers complain of is nothing that a person could mend.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: this.#bounds.mostMemoryMb },
    });
    // An error is followed by the exit, which counts also while nothing is asked.
    worker.on("error", () => {});
    worker.on("exit", () => {
      if (this.#idle === worker) this.#idle = undefined;
    });
    return worker;
  }
}
