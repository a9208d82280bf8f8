import * as v from "valibot";
import { FIT_LEVELS } from "../../core/compress/options.ts";
import { UserError } from "../../core/user-error.ts";

const shape = v.looseObject({
  budget: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  query: v.optional(v.string()),
  level: v.optional(v.picklist([...FIT_LEVELS, "head"])),
});

/** What a shortcut, task or extension gives the fit commands: all of it may be missing. */
export type FitArguments = v.InferOutput<typeof shape>;

/** Reads the argument of a fit command; a menu gives a URI, which says nothing of these. */
export function fitArgumentsOf(given: unknown): FitArguments | UserError {
  const result = v.safeParse(shape, given ?? {});
  if (result.success) return result.output;
  const key = result.issues[0].path?.[0]?.key ?? "argument";
  const expected = { budget: "a whole number above 0", query: "a text", level: [...FIT_LEVELS, "head"].join(", ") };
  const wanted = Object.hasOwn(expected, String(key)) ? expected[key as keyof typeof expected] : "an object";
  return new UserError("invalid-argument", `The argument "${String(key)}" of the command must be ${wanted}.`);
}
