import type { Candidate } from "./candidate.ts";
import type { ChunkIndex, WeightedTerm } from "./chunk-index.ts";
import { rangeOfLine } from "./code/named-lines.ts";
import type { Region } from "./pool/region.ts";

/** So few files, of so many characters together, are looked at as they are: nothing is lost by a first pass. */
const FEW_FILES = 64;
const FEW_CHARACTERS = 400_000;

/**
 * Chunks that the first pass finds, and the characters of text that they may bring along: what follows takes time by them.
 * On all 38 trees of codeloc 700,000 characters find no more than these (at 8,192 tokens 96 % of the edited files and 75 % of
 * the lines); 450,000 lose 3 % of the files.
 */
const MOST_FOUND = 1_000;
const MOST_CHARACTERS = 560_000;

/** A file up to this length is taken whole where any of it is found: what is around a hit says what it is about. */
const SHORT_FILE = 24_000;

/** Of a longer one so many chunks are taken on either side of a hit. */
const AROUND = 2;

/**
 * The first pass: what of all files is looked at closely, in the order of the files; before all else what is around the
 * lines of files that the question names.
 */
export function coarse(
  index: ChunkIndex,
  terms: readonly WeightedTerm[],
  named: ReadonlyMap<string, readonly number[]>,
  within?: ReadonlySet<string>,
): Region[] {
  const few = fewFiles(index, within);
  if (few !== undefined) return few.map((candidate) => ({ candidate, start: 0, end: candidate.text.length }));
  const found = index.best(terms, MOST_FOUND, within);
  const hits = new Map<string, number[]>();
  for (const [path, lines] of named) hits.set(path, chunksAt(lines, path, index));
  for (const { path, place } of found) {
    const list = hits.get(path);
    if (list === undefined) hits.set(path, [place]);
    else list.push(place);
  }
  const regions = new Map<string, Region[]>();
  let left = MOST_CHARACTERS;
  for (const [path, places] of hits) {
    const candidate = index.open(path);
    if (candidate === undefined) continue;
    const mine = regionsOf(candidate, places, index);
    for (const { start, end } of mine) left -= end - start;
    if (left < 0 && regions.size > 0) break;
    regions.set(path, mine);
  }
  return index.ordered([...regions.keys()]).flatMap((path) => regions.get(path) ?? []);
}

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
