import type { Encodable } from "../../core/select/encoder.ts";
import { planBatches } from "./batches.ts";
import type { FromInference } from "./inference-protocol.ts";
import type { OnnxSession } from "./onnx-session.ts";
import { runtimeReason } from "./runtime-reason.ts";
import { batchOf, type Reader, sequencesOf } from "./sequences.ts";

/** What a process with a model works with. */
export interface OpenModel {
  readonly session: OnnxSession;
  readonly reader: Reader;
}

/** Takes calls and answers them one after the other, batch by batch: a call that was cancelled ends at the next one. */
export class InferenceDesk {
  readonly #model: Promise<OpenModel>;
  readonly #send: (message: FromInference) => void;
  /** Texts of each call that has come so far; gone when it is cancelled or done. */
  readonly #calls = new Map<number, Encodable[]>();
  #work: Promise<void> = Promise.resolve();

  constructor(model: Promise<OpenModel>, send: (message: FromInference) => void) {
    this.#model = model;
    this.#send = send;
  }

  take(id: number, texts: readonly Encodable[], last: boolean): void {
    const call = this.#calls.get(id);
    if (call === undefined) this.#calls.set(id, [...texts]);
    else for (const text of texts) call.push(text);
    if (last) this.#work = this.#work.then(() => this.#answer(id));
  }

  cancel(id: number): void {
    this.#calls.delete(id);
  }

  async #answer(id: number): Promise<void> {
    try {
      const { session, reader } = await this.#model;
      const texts = this.#calls.get(id);
      if (texts === undefined) return;
      const sequences = sequencesOf(texts, reader);
      const all = sequences.reduce((sum, { ids }) => sum + ids.length, 0);
      let done = 0;
      for (const places of planBatches(sequences.map(({ ids }) => ids.length))) {
        const { batch, spans, indexes } = batchOf(sequences, places);
        const vectors = await session.run(batch, spans);
        if (!this.#calls.has(id)) return;
        for (const place of places) done += sequences[place]!.ids.length;
        this.#send({ type: "vectors", id, indexes, vectors, share: done / all });
      }
      this.#send({ type: "done", id });
    } catch (error) {
      const message = `The model could not be run: ${runtimeReason(error)}.`;
      this.#send({ type: "failed", code: "model-failed", message });
    } finally {
      this.#calls.delete(id);
    }
  }
}
