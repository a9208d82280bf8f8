import { BoundedMap } from "../../bounded-map.ts";
import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import type { Candidate } from "../candidate.ts";
import type { Region } from "./region.ts";
import { type RegionUnits, regionUnits } from "./region-units.ts";

/** Units kept between questions, about ten questions' worth: a few megabytes beside the texts that they stand in. */
const MOST_UNITS = 80_000;

/** A region that was read: its units, and what each takes alone with the blank or line break that comes with it. */
export interface ReadRegion extends RegionUnits {
  tokensBy(tokenizer: Tokenizer): Uint32Array;
}

/** Reads regions of files. One question after the other finds much in the same files; each is read once while it is the same. */
export class RegionReader {
  readonly #kept = new BoundedMap<Candidate, Map<string, ReadRegion>>(MOST_UNITS, (regions) =>
    [...regions.values()].reduce((sum, { units }) => sum + units.length, 0),
  );

  read(region: Region): ReadRegion {
    const { candidate, start, end, level = "" } = region;
    const key = `${start}-${end} ${level}`;
    const known = this.#kept.of(candidate, () => new Map([[key, readRegion(region)]]));
    const found = known.get(key) ?? readRegion(region);
    known.set(key, found);
    return found;
  }
}

function readRegion(region: Region): ReadRegion {
  const read = regionUnits(region);
  let counted: { readonly tokenizer: Tokenizer; readonly tokens: Uint32Array } | undefined;
  const tokensBy = (tokenizer: Tokenizer): Uint32Array => {
    if (counted?.tokenizer !== tokenizer) counted = { tokenizer, tokens: tokensOf(region, read, tokenizer) };
    return counted.tokens;
  };
  return { ...read, tokensBy };
}

function tokensOf({ candidate, start: at }: Region, { units }: RegionUnits, tokenizer: Tokenizer): Uint32Array {
  return Uint32Array.from(units, ({ start, end, kind }) => {
    const text = candidate.text.slice(at + start, at + end);
    return tokenizer.measure(kind === "verbatim" ? `${text}\n` : ` ${text}`).high;
  });
}
