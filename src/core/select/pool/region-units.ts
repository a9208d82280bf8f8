import { sourceOf } from "../../compress/source.ts";
import type { Unit } from "../../compress/units/unit.ts";
import { unitsOf } from "../../compress/units/units.ts";
import type { DocumentHint, Format, ProtectedRange } from "../../document/document.ts";
import { detectFormat } from "../../document/formats/detect-format.ts";
import { UserError } from "../../user-error.ts";
import { outlineOf } from "../code/outline-of.ts";
import { codeUnits } from "./code-units.ts";
import type { Region } from "./region.ts";

/** What is chosen by lines: its sentences are none. */
const BY_LINES: ReadonlySet<Format> = new Set(["code", "json", "yaml", "xml", "html", "chat-json", "chat-jsonl"]);

/** Longer than this what prose shows as it is (a block of code, a table) is cut into lines too. */
const LONGEST_VERBATIM = 600;

export interface RegionUnits {
  readonly format: Format;
  /** In offsets of the region's text. */
  readonly units: readonly Unit[];
  readonly verbatim: readonly ProtectedRange[];
}

/** Cuts the text of a region into what is chosen or left: sentences, items and rows of prose, runs of lines of code. */
export function regionUnits({ candidate, start, end, level }: Region): RegionUnits {
  const text = candidate.text.slice(start, end);
  const hint = { path: candidate.path };
  const outline = level === "outline" ? outlineUnits(text, hint) : [];
  // A text without headings is shown by its beginning.
  if (outline.length > 0) return { format: detectFormat(text, hint).format, units: outline, verbatim: [] };
  // Lines need no parts of the text told: reading a pool of code for them took most of its time.
  const { format } = detectFormat(text, hint);
  if (BY_LINES.has(format)) return { format, units: codeUnits(text), verbatim: [] };
  const source = sourceOf(text, hint);
  if (source instanceof UserError) throw source;
  const units = unitsOf(source).flatMap((unit): Unit[] => {
    if (unit.kind !== "verbatim" || unit.end - unit.start <= LONGEST_VERBATIM) return [{ ...unit, needs: [] }];
    return codeUnits(text, unit.start, unit.end).map((part) => ({ ...part, block: unit.block, passage: unit.passage }));
  });
  return { format, units, verbatim: source.verbatim };
}

function outlineUnits(text: string, hint: DocumentHint): Unit[] {
  return outlineOf(text, hint).map(({ start, end }, i) => ({
    ...{ start, end, block: i, passage: i, kind: "verbatim", needs: [] },
  }));
}
