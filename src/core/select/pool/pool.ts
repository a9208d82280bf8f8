import type { Source } from "../../compress/source.ts";
import type { Unit } from "../../compress/units/unit.ts";
import type { ProtectedRange } from "../../document/document.ts";
import type { Region } from "./region.ts";
import { type ReadRegion, RegionReader } from "./region-reader.ts";

/** Where a region stands in the pool's text. */
export interface Place extends Region {
  /** Offset in the pool's text at which the region begins. */
  readonly at: number;
  /** It is chosen from by lines. */
  readonly isCode: boolean;
  /** Its units in offsets of its own text. */
  readonly read: ReadRegion;
}

/**
 * What is chosen from, as one text: the regions one after the other. So all that is known of ranking and choosing the
 * sentences of one document holds for those of many files, and their scores can be compared.
 */
export interface Pool {
  readonly source: Source;
  readonly places: readonly Place[];
  /** In order, in offsets of the pool's text. Blocks and passages are numbered across the regions. */
  readonly units: readonly Unit[];
  /** Index of each unit's place. */
  readonly placeOf: Int32Array;
}

const BETWEEN = "\n\n";

export function poolOf(regions: readonly Region[], reader = new RegionReader()): Pool {
  const places: Place[] = [];
  const units: Unit[] = [];
  const placeOf: number[] = [];
  const verbatim: ProtectedRange[] = [];
  const texts: string[] = [];
  let at = 0;
  let block = 0;
  let passage = 0;
  for (const region of regions) {
    const found = reader.read(region);
    for (const unit of found.units) {
      units.push({
        ...unit,
        start: unit.start + at,
        end: unit.end + at,
        block: unit.block + block,
        passage: unit.passage + passage,
      });
      placeOf.push(places.length);
    }
    for (const range of found.verbatim) verbatim.push({ ...range, start: range.start + at, end: range.end + at });
    places.push({ ...region, at, isCode: found.format === "code", read: found });
    const last = units.at(-1);
    block = (last?.block ?? 0) + 1;
    passage = (last?.passage ?? 0) + 1;
    texts.push(region.candidate.text.slice(region.start, region.end));
    at += region.end - region.start + BETWEEN.length;
  }
  const text = texts.join(BETWEEN);
  const source: Source = {
    text,
    document: { format: "text", sections: [], includes: [] },
    blocks: [],
    verbatim,
    kept: [],
  };
  return { source, places, units, placeOf: Int32Array.from(placeOf) };
}
