import type { ProtectedRange } from "../document/document.ts";
import type { Range } from "../plan/plan.ts";
import type { FittingOptions } from "./options.ts";
import type { Source } from "./source.ts";
import type { Unit } from "./units/unit.ts";

/** Headings down to this level begin a section of its own; what is below belongs to it. */
const SECTION = 2;

/** What stands between their parts is comments. */
const BY_LINES: ReadonlySet<string> = new Set(["code", "yaml"]);

const SINGLE_BRACES: ReadonlySet<string> = new Set(["yaml", "html", "xml"]);

const PASTED = "block of code";

/** Why a unit stays. */
export interface Protection {
  /** What must stay, whatever the budget: an error otherwise. Empty where the unit may go. */
  readonly must: readonly string[];
  /** What stays as long as it leaves room for the text itself. */
  readonly should: readonly string[];
}

/**
 * The rule of protection, in one place. Three degrees:
 *
 * 1. Always in the result, or the budget is too small: what the person asked for (keep marks, keep comments, `--keep`)
 *    and front matter. Without a question also what a prompt works by: the first code of each section (fenced or pasted),
 *    template tags, and each template variable once. A keep mark inside a sentence keeps the sentence.
 * 2. Other files that a prompt pulls in stay before most that is said.
 * 3. Everything else that is protected (URLs, paths, numbers with their units, inline code, link definitions, further
 *    code, with a question also the first code and variables) is never altered or cut in two, but goes with the sentence
 *    or block it stands in: an article of a thousand numbers can still be fitted to 256 tokens.
 *
 * At the level "outline" code fences may go too.
 *
 * With a question the text is material to answer from, and relevance decides; without one it may be instructions, and
 * dropping a fence or a variable would break them. A text of book length is material in either case.
 */
export function protectionOf(
  source: Source,
  units: readonly Unit[],
  pasted: readonly Range[],
  options: FittingOptions,
): Protection {
  const { text, document, blocks, verbatim } = source;
  const must: string[] = units.map(() => "");
  const should: string[] = units.map(() => "");
  protect(units, source.kept, must);
  const isMaterial = isAsked(options) || source.part !== undefined;
  let fenced = false;
  let code = 0;
  units.forEach((unit, i) => {
    const { kind, start, depth } = blocks[unit.block]!;
    if (kind === "heading" && depth <= SECTION) fenced = false;
    while (code < pasted.length && pasted[code]![1] <= unit.start) code++;
    const isPasted = code < pasted.length && pasted[code]![0] < unit.end;
    const isCode = isPasted || (kind === "code" && isFence(text, start));
    if (kind === "front-matter") must[i] ||= "front matter";
    else if (kind === "structure" && !BY_LINES.has(document.format)) must[i] ||= "structure";
    else if (!isMaterial && options.level !== "outline" && isCode) {
      // Code pasted with blank lines in it is one.
      const goesOn = isPasted && must[i - 1] === PASTED;
      if (!fenced || goesOn) must[i] ||= isPasted ? PASTED : "code fence";
      fenced = true;
    }
  });
  if (!isMaterial) {
    const includes = document.includes.map(({ start, end }) => ({ start, end, reason: "included file" }));
    protect(units, includes, should);
    const seen = new Set<string>();
    const templates = verbatim.filter(({ start, end, reason }) => {
      // In code they are strings like any other.
      if (document.format === "code") return false;
      // One brace is a list of YAML, a rule of a style.
      if (SINGLE_BRACES.has(document.format) && /^\{[^{%#]/.test(text.slice(start, start + 2))) return false;
      if (reason === "template tag") return true;
      if (reason !== "template variable" || seen.has(text.slice(start, end))) return false;
      seen.add(text.slice(start, end));
      return true;
    });
    protect(units, templates, must);
    // A line that introduces says nothing without the first of what it introduces.
    for (let i = 0; i + 1 < units.length; i++) {
      if (must[i] !== "" && units[i]!.kind !== "heading" && isIntroduction(text, units, i)) must[i + 1] ||= must[i]!;
    }
  }
  return { must, should };
}

/** Which units a person asked to keep, by marks, patterns and keep comments. */
export function keptUnits({ kept }: Source, units: readonly Unit[]): boolean[] {
  const reasons = units.map(() => "");
  protect(units, kept, reasons);
  return reasons.map((reason) => reason !== "");
}

/** Whether there is a question to answer. */
export function isAsked({ query }: FittingOptions): boolean {
  return query !== undefined && query.trim() !== "";
}

const isIntroduction = (text: string, units: readonly Unit[], i: number): boolean =>
  units[i + 1]!.needs.includes(i) && /[:：]$/.test(text.slice(units[i]!.end - 1, units[i]!.end));

const isFence = (text: string, start: number): boolean => /^[\s>]*(?:```|~~~)/.test(text.slice(start, start + 40));

/** Gives the units that ranges touch the ranges' reasons; ranges are sorted by their start and may overlap. */
function protect(units: readonly Unit[], ranges: readonly ProtectedRange[], reasons: string[]): void {
  let reached = 0;
  for (const { start, end, reason } of ranges) {
    while (reached < units.length && units[reached]!.end <= start) reached++;
    for (; reached < units.length && units[reached]!.start < end; reached++) reasons[reached] ||= reason;
    // The last unit may reach into the next range, and has its reason already.
  }
}
