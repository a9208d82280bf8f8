/** A term that stands in more places says nothing: those after them are not kept. */
const MOST_PLACES = 1 << 20;

/** A rising list of places for each term of a question. */
export class PlaceLists {
  readonly #lists: Int32Array[];
  readonly #lengths: number[];

  constructor(terms: number) {
    this.#lists = Array.from({ length: terms }, () => new Int32Array(16));
    this.#lengths = this.#lists.map(() => 0);
  }

  add(term: number, place: number): void {
    const length = this.#lengths[term]!;
    if (length === MOST_PLACES) return;
    let list = this.#lists[term]!;
    if (length === list.length) {
      const longer = new Int32Array(2 * length);
      longer.set(list);
      list = longer;
      this.#lists[term] = longer;
    }
    list[length] = place;
    this.#lengths[term] = length + 1;
  }

  get lists(): Int32Array[] {
    return this.#lists.map((list, term) => list.subarray(0, this.#lengths[term]));
  }
}
