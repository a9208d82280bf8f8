import type { UserError } from "../../core/user-error.ts";
import { invalid } from "../input/arguments.ts";

/** Regular expressions as a person wrote them; `name` is how they gave them. */
export function keepPatterns(sources: readonly string[], name: string): RegExp[] | UserError {
  const patterns: RegExp[] = [];
  for (const source of sources) {
    if (source === "") return invalid(`${name} must not be empty: it would keep nothing.`);
    try {
      patterns.push(new RegExp(source, "gmu"));
    } catch (error) {
      const why = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, "") : "";
      return invalid(`${name} must be a regular expression, and this one is broken: ${why}.`);
    }
  }
  return patterns;
}
