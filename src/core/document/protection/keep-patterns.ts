import type { Range } from "../../plan/plan.ts";
import { UserError } from "../../user-error.ts";
import type { ProtectedRange } from "../document.ts";
import { LinearMatcher } from "./linear-match.ts";
import { patternCost } from "./pattern-cost.ts";
import { parsePattern } from "./pattern-syntax.ts";

/** Milliseconds that all patterns together may take. */
const timeLimit = 2_000;

/** A match is looked for within a paragraph of at most this length, else within a line, else within such a piece. */
const longestUnit = 4_000;

/** Backtracking work that is allowed for one unit. */
const mostWork = 1e8;

type Finder = (unit: string) => Range[];

/**
 * Finds what the person's patterns match, each within a paragraph or line; `^` and `$` are the borders of a line.
 *
 * A pattern whose backtracking could run away is matched by a linear matcher instead; one that even that cannot do
 * (nested repeats together with look-around or back references) is refused.
 *
 * @returns a `UserError` that names the pattern where one is refused or all together take over two seconds.
 */
export function keepMatches(
  text: string,
  patterns: readonly RegExp[],
  now: () => number = () => performance.now(),
): ProtectedRange[] | UserError {
  const ranges: ProtectedRange[] = [];
  const deadline = now() + timeLimit;
  for (const pattern of patterns) {
    const chosen = finderFor(pattern);
    if (chosen instanceof UserError) return chosen;
    let late = false;
    const bordered = /[$^]/.test(pattern.source);
    eachUnit(text, chosen.longest, (start, end) => {
      for (const [from, to] of chosen.find(text.slice(start, end))) {
        if (bordered && touchesCut(text, start, end, from, to)) continue;
        ranges.push({ start: start + from, end: start + to, reason: "keep pattern" });
      }
      late = now() > deadline;
      return !late;
    });
    if (late) return new UserError("invalid-argument", `The keep pattern ${pattern} takes too long on this text.`);
  }
  return ranges;
}

function finderFor(pattern: RegExp): { find: Finder; longest: number } | UserError {
  const flags = pattern.flags.replace(/[gym]/g, "");
  const native: Finder = (unit) => {
    const found: Range[] = [];
    for (const match of unit.matchAll(new RegExp(pattern.source, `${flags}gm`))) {
      if (match[0] !== "") found.push([match.index, match.index + match[0].length]);
    }
    return found;
  };
  const structure = flags.includes("v") ? undefined : parsePattern(pattern.source);
  if (structure !== undefined) {
    const { openRepeats, nested, irregular } = patternCost(structure);
    if (!nested && openRepeats <= 1) return { find: native, longest: longestUnit };
    const matcher = irregular ? undefined : LinearMatcher.of(structure, flags);
    if (matcher !== undefined) return { find: (unit) => matcher.matches(unit), longest: longestUnit };
    const longest = Math.floor(mostWork ** (1 / (openRepeats + 1)));
    if (!nested && longest >= 400) return { find: native, longest };
  }
  const message = `The keep pattern ${pattern} could run without end on some texts: leave out repeats inside repeats.`;
  return new UserError("invalid-argument", message);
}

/** Whether a match reaches to where a long line was cut: `^` and `$` hold there by mistake. */
function touchesCut(text: string, start: number, end: number, from: number, to: number): boolean {
  const cutBefore = start > 0 && text.charCodeAt(start - 1) !== 10;
  const cutAfter = end < text.length && text.charCodeAt(end - 1) !== 10;
  return (cutBefore && from === 0) || (cutAfter && start + to === end);
}

/** Calls `visit` for each paragraph, or each line of a long one, or each piece of a long line, until it says false. */
function eachUnit(text: string, longest: number, visit: (start: number, end: number) => boolean): void {
  for (let start = 0; start < text.length; ) {
    // Looking no further than a unit can reach keeps this linear in texts without blank lines.
    const ahead = text.slice(start, start + longest);
    const blank = ahead.search(/\n[ \t\r]{0,100}\n/);
    let end = start + longest;
    if (blank >= 0) end = start + blank + 1;
    else if (end >= text.length) end = text.length;
    else {
      const feed = ahead.lastIndexOf("\n");
      if (feed >= 0) end = start + feed + 1;
    }
    if (!visit(start, end)) return;
    start = end;
  }
}
