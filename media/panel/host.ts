import { PROTOCOL, type Question, readToPage, type ToHost, type ToPage } from "../../src/panel/protocol.ts";

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};

/** An answer to a question: a part of it, or its end. */
export type Part = Extract<ToPage, { readonly id: number }>;
type WithoutId<T> = T extends { id: number } ? Omit<T, "id"> : never;

/** The page's end of the talk with the host side. */
export class Host {
  readonly #api = acquireVsCodeApi();
  readonly #asked = new Map<number, (part: Part) => void>();
  #next = 1;

  /** @param told what the host says unasked. */
  constructor(told: (message: Exclude<ToPage, { readonly id: number }>) => void) {
    window.addEventListener("message", (event) => {
      const message = readToPage(event.data);
      if (!message) return;
      if (!("id" in message)) return told(message);
      this.#asked.get(message.id)?.(message);
      if (message.type === "done") this.#asked.delete(message.id);
    });
  }

  post(message: Exclude<ToHost, Question | { type: "ready" }>): void {
    this.#api.postMessage(message);
  }

  ready(uri: string | null): void {
    this.#api.postMessage({ type: "ready", protocol: PROTOCOL, uri } satisfies ToHost);
  }

  /** Asks, and gives each part of the answer to `answered` until it is done, or until what is returned is called. */
  ask(question: WithoutId<Question>, answered: (part: Part) => void): () => void {
    const id = this.#next++;
    this.#asked.set(id, answered);
    this.#api.postMessage({ ...question, id });
    return () => this.#asked.delete(id);
  }

  /** What the page kept of itself, through being hidden and loaded anew; never trusted to be of a shape. */
  get kept(): Readonly<Record<string, unknown>> {
    const state = this.#api.getState();
    return typeof state === "object" && state !== null ? (state as Record<string, unknown>) : {};
  }

  keep(changes: Readonly<Record<string, unknown>>): void {
    this.#api.setState({ ...this.kept, ...changes });
  }
}
