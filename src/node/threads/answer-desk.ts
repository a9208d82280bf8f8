import { UserError } from "../../core/user-error.ts";
import type { FromDesk, NameOf, QueriesOf } from "./question-protocol.ts";

/** What an answer is made with besides the question. */
export interface Asked<A> {
  readonly signal: AbortSignal;
  /** Gives a first answer at once; the one that is returned takes its place. */
  early(answer: A): void;
}

/** How each question is answered. */
export type Answers<Q extends QueriesOf<Q>> = {
  readonly [N in keyof Q]: (
    question: Q[N]["question"],
    asked: Asked<Q[N]["answer"]>,
  ) => Q[N]["answer"] | UserError | Promise<Q[N]["answer"] | UserError>;
};

/** Answers questions; a mistake of the person's goes back as a failure with its code, one of ours without. */
export class AnswerDesk<Q extends QueriesOf<Q>> {
  readonly #answers: Answers<Q>;
  readonly #send: (message: FromDesk) => void;
  readonly #running = new Map<number, AbortController>();

  constructor(answers: Answers<Q>, send: (message: FromDesk) => void) {
    this.#answers = answers;
    this.#send = send;
  }

  async ask(id: number, name: string, question: unknown): Promise<void> {
    const controller = new AbortController();
    this.#running.set(id, controller);
    const asked: Asked<unknown> = {
      signal: controller.signal,
      early: (answer) => this.#send({ type: "early", id, answer }),
    };
    try {
      const answer = await this.#answers[name as NameOf<Q>](question, asked);
      if (answer instanceof UserError) this.#send(failureOf(id, answer));
      else this.#send({ type: "answer", id, answer });
    } catch (error) {
      this.#send(failureOf(id, error as Error));
    } finally {
      this.#running.delete(id);
    }
  }

  cancel(id: number): void {
    this.#running.get(id)?.abort();
  }
}

function failureOf(id: number, error: Error): FromDesk {
  const failure = { type: "failure", id, message: error.message } as const;
  if (!(error instanceof UserError)) return { ...failure, stack: error.stack ?? error.message };
  const { code, minimum } = error;
  return minimum === undefined ? { ...failure, code } : { ...failure, code, minimum };
}
