/** A gate that is open until it is set. */
export class Pause {
  #set = false;
  readonly #waiting = new Set<() => void>();

  set(): void {
    this.#set = true;
  }

  lift(): void {
    this.#set = false;
    for (const go of this.#waiting) go();
    this.#waiting.clear();
  }

  /** Resolves when the gate is open, or the signal fires. */
  async wait(signal?: AbortSignal): Promise<void> {
    if (!this.#set || signal?.aborted) return;
    await new Promise<void>((resolve) => {
      this.#waiting.add(resolve);
      signal?.addEventListener("abort", () => resolve(), { once: true });
    });
  }
}
