import { type ChildProcess, fork } from "node:child_process";
import type { Socket } from "node:net";

export interface ServingProcessOptions<From> {
  /** Path or file URL of the built script. */
  readonly script: string | URL;
  /** The program that runs the script. */
  readonly program?: string;
  onMessage(message: From): void;
  /** It ended unasked or could not be started; `why` goes on from "The process", `output` is what it wrote last. */
  onLoss(why: string, output: string): void;
}

/** What lives briefly is collected sooner: while an index is built the process keeps 30 MB less. */
export const EXEC_ARGV: readonly string[] = ["--max-semi-space-size=4"];

/** What the process wrote last, kept to say why it ended. */
const KEPT_OUTPUT = 2_000;

/**
 * The using end of a process that answers over Node's own channel, with its "advanced" serialization, which carries typed
 * arrays as they are. It does not keep this process alive unless it is busy.
 */
export class ServingProcess<To extends object, From> {
  readonly #child: ChildProcess;
  readonly #errors: Socket;
  #ended = false;

  constructor({ script, program = process.execPath, onMessage, onLoss }: ServingProcessOptions<From>) {
    const child = fork(script, [], {
      execPath: program,
      execArgv: [...EXEC_ARGV],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      // In a desktop editor the program is Electron, which is Node only where this says so.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    });
    this.#child = child;
    this.#errors = child.stderr as Socket;
    let output = "";
    this.#errors.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-KEPT_OUTPUT);
    });
    child.on("message", (message: From) => {
      if (!this.#ended) onMessage(message);
    });
    const lost = (why: string) => {
      if (this.#ended) return;
      this.#ended = true;
      onLoss(why, output);
    };
    child.once("error", (error) => lost(`could not be started (${error.message})`));
    // Not at its "exit": what it wrote last may not have come by then.
    child.once("close", (code, signal) =>
      lost(signal === null ? `ended (exit code ${code})` : `was ended (${signal})`),
    );
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** A message to a process that has just ended is lost, as the process is. */
  post(message: To): void {
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  /** While it is busy it keeps this process alive. */
  set busy(busy: boolean) {
    for (const held of [this.#child, this.#errors, this.#child.channel])
      if (busy) held?.ref();
      else held?.unref();
  }

  /** Ends it at once: it holds nothing that must be put in order first. */
  end(): void {
    this.#ended = true;
    this.busy = false;
    this.#child.kill("SIGKILL");
  }
}
