import type { WeightedTerm } from "../../core/select/chunk-index.ts";
import type { FileTable } from "./file-table.ts";
import type { Overlay } from "./overlay.ts";
import type { PostingsReader } from "./postings.ts";

const K1 = 1.2;
const B = 0.75;

/** A chunk of a file on the disk by its number, or of an overlay by its place in it. */
export interface Scored {
  readonly score: number;
  readonly chunk: number;
  readonly overlay?: Overlay;
}

/** How rare a term is: logarithm of the share of chunks without it (Robertson and Zaragoza 2009). */
function rarity(chunks: number, having: number): number {
  return Math.log(1 + (chunks - having + 0.5) / (having + 0.5));
}

/** BM25 with the logarithm of the times a term stands, over all live chunks; one array of scores serves every question. */
export class Scorer {
  #scores = new Float32Array(0);
  #touched = new Int32Array(0);

  /**
   * The chunks that hold a term, best first, at most `most`; those alone that `takes` takes.
   *
   * @param overlays texts in place of files; `takes` leaves those files' chunks out.
   */
  best(
    terms: readonly WeightedTerm[],
    most: number,
    files: FileTable,
    postings: PostingsReader,
    overlays: readonly Overlay[],
    takes: (chunk: number) => boolean,
  ): Scored[] {
    if (this.#scores.length < files.numbers) {
      this.#scores = new Float32Array(files.numbers + (files.numbers >> 2));
      this.#touched = new Int32Array(this.#scores.length);
    }
    const scores = this.#scores;
    const touched = this.#touched;
    const { lengths, averageLength } = files;
    const found = new Best(most);
    let count = 0;
    const open = overlays.map((overlay) => new Float64Array(overlay.chunks.length));
    const weights = lengthWeights(averageLength);
    const chunks = files.chunks + open.reduce((sum, list) => sum + list.length, 0);
    for (const { term, weight } of terms) {
      const list = postings.of(term);
      const inOverlays = overlays.reduce((sum, one) => sum + having(one, term), 0);
      const worth = weight * rarity(chunks, list.chunks.length + inOverlays) * (K1 + 1);
      // Run for every chunk that holds a common term, hundreds of thousands of times a question.
      for (let i = 0; i < list.chunks.length; i++) {
        const chunk = list.chunks[i]!;
        const score = scores[chunk]!;
        if (score === 0) touched[count++] = chunk;
        const often = OFTEN[Math.min(list.times[i]!, MOST_OFTEN)]!;
        scores[chunk] = score + (worth * often) / (often + weights[Math.min(lengths[chunk]!, LONGEST)]!);
      }
      if (inOverlays === 0) continue;
      for (const [at, overlay] of overlays.entries()) {
        for (let chunk = 0; chunk < overlay.chunks.length; chunk++) {
          const times = overlay.times(chunk, term);
          const often = OFTEN[Math.min(times, MOST_OFTEN)]!;
          const length = weights[Math.min(overlay.lengths[chunk]!, LONGEST)]!;
          if (times > 0) open[at]![chunk]! += (worth * often) / (often + length);
        }
      }
    }
    for (let i = 0; i < count; i++) {
      const chunk = touched[i]!;
      const score = scores[chunk]!;
      scores[chunk] = 0;
      if (found.wants(score) && takes(chunk)) found.add({ score, chunk });
    }
    for (const [at, overlay] of overlays.entries()) {
      open[at]!.forEach((score, chunk) => {
        if (score > 0 && found.wants(score)) found.add({ score, chunk, overlay });
      });
    }
    return found.sorted();
  }
}

function having(overlay: Overlay, term: string): number {
  let sum = 0;
  for (let chunk = 0; chunk < overlay.chunks.length; chunk++) if (overlay.times(chunk, term) > 0) sum++;
  return sum;
}

/** Longer chunks and more frequent terms are all the same. */
const LONGEST = 1_023;
const MOST_OFTEN = 255;

/** 1 + log(times). */
const OFTEN = Float64Array.from({ length: MOST_OFTEN + 1 }, (_, times) => (times === 0 ? 0 : 1 + Math.log(times)));

/** What BM25 adds below for chunks of each length. */
function lengthWeights(average: number): Float64Array {
  return Float64Array.from({ length: LONGEST + 1 }, (_, length) => K1 * (1 - B + (B * length) / average));
}

/** The largest of many, in a heap whose root is the smallest of them. */
class Best {
  readonly #most: number;
  readonly #heap: Scored[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  wants(score: number): boolean {
    return this.#heap.length < this.#most || (this.#most > 0 && score > this.#heap[0]!.score);
  }

  add(one: Scored): void {
    const heap = this.#heap;
    let at = heap.length < this.#most ? heap.push(one) - 1 : 0;
    heap[at] = one;
    for (let up = (at - 1) >> 1; at > 0 && heap[up]!.score > heap[at]!.score; at = up, up = (at - 1) >> 1)
      [heap[up], heap[at]] = [heap[at]!, heap[up]!];
    for (let down = this.#smallest(at); down !== at; at = down, down = this.#smallest(at))
      [heap[down], heap[at]] = [heap[at]!, heap[down]!];
  }

  sorted(): Scored[] {
    return this.#heap.sort((a, b) => b.score - a.score || a.chunk - b.chunk);
  }

  #smallest(at: number): number {
    const heap = this.#heap;
    let least = at;
    for (const child of [2 * at + 1, 2 * at + 2])
      if (child < heap.length && heap[child]!.score < heap[least]!.score) least = child;
    return least;
  }
}
