/** Texts that are always a token of their own, as the model's author has it; the longest that fits is taken. */
export class UserSymbols {
  readonly #byFirst = new Map<number, string[]>();

  constructor(symbols: Iterable<string>) {
    for (const symbol of symbols) {
      const first = symbol.charCodeAt(0);
      this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), symbol]);
    }
    for (const same of this.#byFirst.values()) same.sort((a, b) => b.length - a.length);
  }

  get isEmpty(): boolean {
    return this.#byFirst.size === 0;
  }

  /** Length of the one that stands at a place, 0 where none does. */
  lengthAt(text: string, at: number): number {
    return this.#byFirst.get(text.charCodeAt(at))?.find((symbol) => text.startsWith(symbol, at))?.length ?? 0;
  }
}
