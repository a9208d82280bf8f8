import { UserError } from "../../core/user-error.ts";
import type { FromDesk, NameOf, QueriesOf, ToDesk } from "./question-protocol.ts";

export interface PendingOptions {
  /** Who is asked, as messages call it, e.g. "counting worker". */
  readonly name: string;
  post(message: ToDesk): void;
  /** A question failed by a mistake of ours; who asked is told without the stack. */
  onFailure(stack: string): void;
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

/** The questions that wait for a thread or a process to answer them. */
export class PendingQuestions<Q extends QueriesOf<Q>> {
  readonly #options: PendingOptions;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;

  constructor(options: PendingOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#pending.size;
  }

  /**
   * Asks. A mistake of the person's comes back as a UserError, a question that was cancelled as one of the code
   * `cancelled`, one at which who was asked failed or ended as one of the code `internal`.
   */
  ask<N extends NameOf<Q>>(
    name: N,
    question: Q[N]["question"],
    { signal, onLater }: AskOptions<Q[N]["answer"]> = {},
  ): Promise<Q[N]["answer"] | UserError> {
    if (signal?.aborted) return Promise.resolve(new UserError("cancelled", "Cancelled."));
    const id = this.#nextId++;
    return new Promise((resolve) => {
      let isAnswered = false;
      const onAbort = () => {
        this.#options.post({ type: "cancel", id });
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
      this.#options.post({ type: "ask", id, name, question });
    });
  }

  /** Takes a message that may be an answer; says whether it was one. */
  take(message: FromDesk): boolean {
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

  /** Who was asked has ended. */
  fail(): void {
    const ended = `The ${this.#options.name} ended before it could answer. Try again.`;
    for (const { settle } of [...this.#pending.values()]) settle(new UserError("internal", ended));
  }
}
