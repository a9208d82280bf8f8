import { detectFormat } from "../document/formats/detect-format.ts";
import type { Candidate } from "./candidate.ts";
import type { ChunkIndex, WeightedTerm } from "./chunk-index.ts";
import { rangeOfLine } from "./code/named-lines.ts";
import type { Region } from "./pool/region.ts";

/** So few files, of so many characters together, are looked at as they are: nothing is lost by a first pass. */
const FEW_FILES = 64;
const FEW_CHARACTERS = 400_000;

/** Chunks that the first pass finds. */
const MOST_FOUND = 1_000;

/**
 * Characters of text that the files of the best chunks may bring along: what follows takes time by them, and what is far
 * from the best draws the choice away from it. Of prose half as many: more of it is read closely, and it gains nothing. On
 * all 38 trees of codeloc, at 1,024, 2,048, 4,096 and 8,192 tokens, this finds 86 94 92 95 % of the edited files and
 * 44 58 66 76 % of the lines; with prose counted once 86 94 92 95 and 44 57 64 75, thrice 83 91 92 95 and 40 53 61 71.
 * Where 144 documents of the other development sets are one workspace, at 512 and 2,048 tokens (50 questions each), it
 * keeps chroma 88 98, qmsum 15 32, nq20 90 98, hotpot100 84 100, squad2 98 100; with prose counted once 87 98, 14 31, 90 96,
 * 83 100 and 98 100, in twice the time.
 */
const MOST_CHARACTERS = 200_000;
const PROSE_COUNTS = 2;

/** Budgets up to so many tokens were measured; of a larger one the first pass finds more, in its proportion. */
const MEASURED_BUDGET = 8_192;
/** A pool for more takes seconds; what is left of such a budget stays unused. */
const MOST_BUDGET = 262_144;

/**
 * Of files of code for which that leaves no room the best chunk is taken, up to so many characters together: a change touches
 * files that the question says little about. In prose it would draw the choice away from what is asked.
 */
const MOST_GLIMPSED = 16_000;

/** A file up to this length is taken whole where any of it is found: what is around a hit says what it is about. */
const SHORT_FILE = 24_000;

/** Characters that tell what kind of file it is where its name does not. */
const LOOKED_AT = 2_000;

/** Of a longer one so many chunks are taken on either side of a hit. */
const AROUND = 2;

/**
 * The first pass: what of all files is looked at closely, in the order of the files; before all else what is around the
 * lines of files that the question names. A larger budget finds more; `breadth` tells how much.
 */
export function coarse(
  index: ChunkIndex,
  terms: readonly WeightedTerm[],
  named: ReadonlyMap<string, readonly number[]>,
  breadth: number,
  within?: ReadonlySet<string>,
): Region[] {
  const few = fewFiles(index, within);
  if (few !== undefined) return few.map((candidate) => ({ candidate, start: 0, end: candidate.text.length }));
  const found = index.best(terms, MOST_FOUND * breadth, within);
  const hits = new Map<string, number[]>();
  for (const [path, lines] of named) hits.set(path, chunksAt(lines, path, index));
  for (const { path, place } of found) {
    const list = hits.get(path);
    if (list === undefined) hits.set(path, [place]);
    else list.push(place);
  }
  const regions = new Map<string, readonly Region[]>();
  let left = MOST_CHARACTERS * breadth;
  let glimpsed = MOST_GLIMPSED * breadth;
  for (const [path, places] of hits) {
    if (left <= 0 && glimpsed <= 0) break;
    const candidate = index.open(path);
    if (candidate === undefined) continue;
    if (left > 0) {
      const mine = regionsOf(candidate, places, index);
      const counts = isCode(candidate) ? 1 : PROSE_COUNTS;
      for (const { start, end } of mine) left -= counts * (end - start);
      regions.set(path, mine);
    } else if (isCode(candidate)) {
      const { start, end } = index.chunksOf(path)[places[0]!]!;
      glimpsed -= end - start;
      regions.set(path, [{ candidate, start, end, isGlimpse: true }]);
    }
  }
  return index.ordered([...regions.keys()]).flatMap((path) => regions.get(path) ?? []);
}

/** How many times what is found for a budget that was measured is found for this one: a power of two. */
export function breadthFor(budget: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(Math.min(budget, MOST_BUDGET) / MEASURED_BUDGET)));
}

const isCode = ({ path, text }: Candidate): boolean =>
  detectFormat(text.slice(0, LOOKED_AT), { path }).format === "code";

function fewFiles(index: ChunkIndex, within?: ReadonlySet<string>): Candidate[] | undefined {
  if ((within?.size ?? index.files) > FEW_FILES) return undefined;
  const candidates: Candidate[] = [];
  let left = FEW_CHARACTERS;
  for (const path of within === undefined ? index.paths() : within) {
    const candidate = index.open(path);
    if (candidate === undefined) continue;
    left -= candidate.text.length;
    if (left < 0 && candidates.length > 0) return undefined;
    candidates.push(candidate);
  }
  return left < 0 ? undefined : candidates;
}

/** Which of a file's chunks hold some lines. */
function chunksAt(lines: readonly number[], path: string, index: ChunkIndex): number[] {
  const text = index.open(path)?.text ?? "";
  const chunks = index.chunksOf(path);
  return lines.flatMap((line) => {
    const range = rangeOfLine(text, line);
    const place = range === undefined ? -1 : chunks.findIndex(({ end }) => end > range[0]);
    return place < 0 ? [] : [place];
  });
}

function regionsOf(candidate: Candidate, hits: readonly number[], index: ChunkIndex): Region[] {
  const { length } = candidate.text;
  if (length <= SHORT_FILE) return [{ candidate, start: 0, end: length }];
  const chunks = index.chunksOf(candidate.path);
  const wanted = new Set<number>();
  for (const at of hits) for (let i = at - AROUND; i <= at + AROUND; i++) wanted.add(i);
  const regions: Region[] = [];
  for (const i of [...wanted].sort((a, b) => a - b)) {
    const chunk = chunks[i];
    if (chunk === undefined) continue;
    const last = regions.at(-1);
    if (last !== undefined && wanted.has(i - 1)) regions[regions.length - 1] = { ...last, end: chunk.end };
    else regions.push({ candidate, start: chunk.start, end: chunk.end });
  }
  return regions;
}
