import * as v from "valibot";
import { UserError } from "../../core/user-error.ts";
import { TEXT_NAMES } from "./given-text-names.ts";

const shape = v.looseObject({
  query: v.optional(v.string()),
  budget: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  scope: v.optional(v.nullable(v.array(v.string()))),
  also: v.optional(v.array(v.picklist(TEXT_NAMES))),
});

/** What a shortcut, task or extension gives the command: all of it may be missing. */
export type SelectArguments = v.InferOutput<typeof shape>;

const EXPECTED = {
  query: "a text",
  budget: "a whole number above 0",
  also: `a list of ${TEXT_NAMES.join(", ")}`,
  scope: "a list of files and folders, or null for the whole workspace",
};

export function selectArgumentsOf(given: unknown): SelectArguments | UserError {
  const result = v.safeParse(shape, given ?? {});
  if (result.success) return result.output;
  const key = String(result.issues[0].path?.[0]?.key ?? "argument");
  const wanted = Object.hasOwn(EXPECTED, key) ? EXPECTED[key as keyof typeof EXPECTED] : "an object";
  return new UserError("invalid-argument", `The argument "${key}" of the command must be ${wanted}.`);
}
