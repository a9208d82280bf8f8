import type { WeightedTerm } from "../../core/select/chunk-index.ts";
import type { FileTable } from "./file-table.ts";
import type { Overlay } from "./overlay.ts";
import type { Postings, PostingsReader } from "./postings.ts";

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

/** Chunks whose scores are added up at a time: they and their lengths stay near the processor. */
const BLOCK = 1 << 15;

/**
 * The chunks that hold a term, best first, at most `most`; those alone that `takes` takes. BM25 with the logarithm of the
 * times a term stands, over all live chunks.
 *
 * @param overlays texts in place of files; `takes` leaves those files' chunks out.
 */
export function bestChunks(
  terms: readonly WeightedTerm[],
  most: number,
  files: FileTable,
  postings: PostingsReader,
  overlays: readonly Overlay[],
  takes: (chunk: number) => boolean,
): Scored[] {
  const open = overlays.map((overlay) => new Float64Array(overlay.chunks.length));
  const chunks = files.chunks + open.reduce((sum, list) => sum + list.length, 0);
  const weights = lengthWeights(files.averageLength);
  const lists = terms.map(({ term, weight }): WeighedPostings => {
    const list = postings.of(term);
    const inOverlays = overlays.reduce((sum, one) => sum + having(one, term), 0);
    const worth = weight * rarity(chunks, list.chunks.length + inOverlays) * (K1 + 1);
    if (inOverlays > 0)
      for (const [at, overlay] of overlays.entries()) addOverlay(overlay, term, worth, weights, open[at]!);
    const once = weights.map((length) => worth / (1 + length));
    return { ...list, worth, once, next: 0 };
  });
  const found = new Best(most);
  const scores = new Float32Array(Math.min(BLOCK, files.numbers));
  for (let start = 0; start < files.numbers; start += BLOCK) {
    for (const list of lists) addBlock(list, start, files.lengths, weights, scores);
    for (let i = 0; i < scores.length; i++) {
      const score = scores[i]!;
      if (score > 0 && found.wants(score) && takes(start + i)) found.add({ score, chunk: start + i });
    }
    scores.fill(0);
  }
  for (const [at, overlay] of overlays.entries()) {
    open[at]!.forEach((score, chunk) => {
      if (score > 0 && found.wants(score)) found.add({ score, chunk, overlay });
    });
  }
  return found.sorted();
}

interface WeighedPostings extends Postings {
  readonly worth: number;
  /** What is added where the term stands once, as in most chunks, for each length. */
  readonly once: Float64Array;
  /** The first that has not been added. */
  next: number;
}

/** Run for every chunk that holds a common term, hundreds of thousands of times a question. */
function addBlock(
  list: WeighedPostings,
  start: number,
  lengths: FileTable["lengths"],
  weights: Float64Array,
  scores: Float32Array,
): void {
  const { chunks, times, worth, once } = list;
  const end = start + BLOCK;
  let i = list.next;
  for (; i < chunks.length; i++) {
    const chunk = chunks[i]!;
    if (chunk >= end) break;
    const often = times[i]!;
    const length = Math.min(lengths[chunk]!, LONGEST);
    scores[chunk - start]! += often === 1 ? once[length]! : worth * share(often, weights[length]!);
  }
  list.next = i;
}

function addOverlay(overlay: Overlay, term: string, worth: number, weights: Float64Array, scores: Float64Array): void {
  for (let chunk = 0; chunk < overlay.chunks.length; chunk++) {
    const times = overlay.times(chunk, term);
    if (times > 0) scores[chunk]! += worth * share(times, weights[Math.min(overlay.lengths[chunk]!, LONGEST)]!);
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

/** What a term brings of its worth to a chunk that it stands in so many times; `weight` is that of the chunk's length. */
function share(times: number, weight: number): number {
  const often = OFTEN[Math.min(times, MOST_OFTEN)]!;
  return often / (often + weight);
}

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
    if (heap.length < this.#most) {
      let at = heap.push(one) - 1;
      for (let up = (at - 1) >> 1; at > 0 && heap[up]!.score > one.score; at = up, up = (at - 1) >> 1)
        heap[at] = heap[up]!;
      heap[at] = one;
      return;
    }
    let at = 0;
    for (let down = this.#smallerChild(0); down > 0 && heap[down]!.score < one.score; down = this.#smallerChild(at)) {
      heap[at] = heap[down]!;
      at = down;
    }
    heap[at] = one;
  }

  sorted(): Scored[] {
    return this.#heap.sort((a, b) => b.score - a.score || a.chunk - b.chunk);
  }

  /** 0 where it has none. */
  #smallerChild(at: number): number {
    const heap = this.#heap;
    const left = 2 * at + 1;
    if (left >= heap.length) return 0;
    return left + 1 < heap.length && heap[left + 1]!.score < heap[left]!.score ? left + 1 : left;
  }
}
