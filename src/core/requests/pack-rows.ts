/** Rows that hold the same: lengths with how many of each, and the number of such rows. */
export interface RowGroup {
  readonly rows: number;
  readonly lengths: readonly (readonly [length: number, times: number])[];
  readonly free: number;
}

export interface Packing {
  readonly row: number;
  readonly rows: number;
  /** Tokens of the rows that hold nothing. */
  readonly padding: number;
  readonly groups: readonly RowGroup[];
}

interface Held {
  readonly before: Held | null;
  readonly length: number;
  readonly times: number;
}

interface Group {
  rows: number;
  readonly held: Held | null;
}

/**
 * Packs requests into rows of `row` tokens, the longest first, each into the fullest row that has room for it (prepacking,
 * paper 76). By the histogram of lengths: requests of one length and rows of one content are dealt with together, so that
 * time and memory follow the number of different lengths. Lengths over the row, and of 0, are passed over.
 */
export function packRows(lengths: readonly (readonly [length: number, count: number])[], row: number): Packing {
  const open = new FreeRows();
  let [rows, tokens] = [0, 0];
  for (const [length, count] of [...lengths].sort((a, b) => b[0] - a[0])) {
    if (length < 1 || length > row) continue;
    tokens += length * count;
    for (let left = count; left > 0; ) {
      const free = open.leastFrom(length) ?? row;
      const group = open.take(free) ?? { rows: Number.POSITIVE_INFINITY, held: null };
      const each = Math.min(left, Math.floor(free / length));
      const taken = Math.min(group.rows, Math.floor(left / each));
      if (group.held === null) rows += taken;
      else if (group.rows > taken) open.put(free, { rows: group.rows - taken, held: group.held });
      open.put(free - each * length, { rows: taken, held: { before: group.held, length, times: each } });
      left -= taken * each;
    }
  }
  return { row, rows, padding: rows * row - tokens, groups: open.groups() };
}

/** Groups of rows by what they have free; the free sizes in a sorted list. */
class FreeRows {
  readonly #groups = new Map<number, Group[]>();
  readonly #sizes: number[] = [];

  leastFrom(size: number): number | undefined {
    return this.#sizes[this.#place(size)];
  }

  take(free: number): Group | undefined {
    const groups = this.#groups.get(free);
    const group = groups?.pop();
    if (groups?.length === 0) {
      this.#groups.delete(free);
      this.#sizes.splice(this.#place(free), 1);
    }
    return group;
  }

  put(free: number, group: Group): void {
    const groups = this.#groups.get(free);
    if (groups !== undefined) groups.push(group);
    else {
      this.#groups.set(free, [group]);
      this.#sizes.splice(this.#place(free), 0, free);
    }
  }

  groups(): RowGroup[] {
    return Array.from(this.#groups, ([free, groups]) =>
      groups.map(({ rows, held }) => {
        const lengths: [number, number][] = [];
        for (let at = held; at !== null; at = at.before) lengths.push([at.length, at.times]);
        return { rows, free, lengths: lengths.reverse() };
      }),
    ).flat();
  }

  /** The place of the first size that is at least so much. */
  #place(size: number): number {
    let [low, high] = [0, this.#sizes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sizes[middle]! < size) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
