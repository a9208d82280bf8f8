/** Tells whether what is to be drawn is another than what was drawn last: most of what comes changes one figure alone. */
export class Changes {
  #last: readonly unknown[] = [];

  /** @param values compared one by one, lists and objects by identity */
  in(...values: readonly unknown[]): boolean {
    const last = this.#last;
    this.#last = values;
    return values.length !== last.length || values.some((value, i) => value !== last[i]);
  }
}
