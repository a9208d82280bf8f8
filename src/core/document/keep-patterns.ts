import { UserError } from "../user-error.ts";
import type { ProtectedRange } from "./document.ts";

/** Finds what the person's patterns match. */
export function keepMatches(text: string, patterns: readonly RegExp[]): ProtectedRange[] | UserError {
  const ranges: ProtectedRange[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, "")}g`))) {
      ranges.push({ start: match.index, end: match.index + match[0].length, reason: "keep pattern" });
    }
  }
  return patterns.length > 1_000 ? new UserError("invalid-argument", "--keep: at most 1,000 patterns.") : ranges;
}
