import * as v from "valibot";
import { didYouMean } from "../nearest-names.ts";
import { findFamily, tokenizerNames } from "../tokenizer/families.ts";
import { UserError } from "../user-error.ts";
import { listModels } from "./catalogue.ts";
import type { ModelOverrides } from "./model.ts";

const tokens = v.pipe(
  v.number("must be a number"),
  v.integer("must be a whole number"),
  v.minValue(1, "must be above 0"),
);
const dollars = v.pipe(v.number("must be a number"), v.finite("must be a number"), v.minValue(0, "cannot be negative"));

const override = v.strictObject({
  name: v.exactOptional(v.pipe(v.string("must be a text"), v.nonEmpty("cannot be empty"))),
  vendor: v.exactOptional(v.string("must be a text")),
  window: v.exactOptional(tokens),
  maxOutput: v.exactOptional(tokens),
  tokenizer: v.exactOptional(v.string("must be a text")),
  price: v.exactOptional(v.strictObject({ input: dollars, cachedInput: v.exactOptional(dollars), output: dollars })),
  aliases: v.exactOptional(v.array(v.string("must be a text"))),
});

/**
 * Models as settings give them: an object from a model's id to what differs. `setting` is how the person knows the
 * place, and opens every message: a UserError `invalid-config`.
 */
export function parseModelOverrides(value: unknown, setting: string): ModelOverrides | UserError {
  const wrong = (message: string) => new UserError("invalid-config", `${setting}: ${message}`);
  const parsed = v.safeParse(v.record(v.string(), override), value);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    const path = v.getDotPath(issue);
    return wrong(`${path ? `"${path}"` : "the value"} ${mistake(issue)}.`);
  }
  const known = new Set(listModels().map(({ id }) => id));
  for (const [id, model] of Object.entries(parsed.output)) {
    if (!known.has(id) && model.window === undefined)
      return wrong(`"${id}" is a new model and needs a "window" in tokens.${didYouMean(id, known)}`);
    if (model.tokenizer !== undefined && !findFamily(model.tokenizer))
      return wrong(
        `"${id}.tokenizer" names an unknown tokenizer "${model.tokenizer}".${didYouMean(model.tokenizer, tokenizerNames())}`,
      );
  }
  return parsed.output;
}

function mistake({ type, expected, received, message }: v.BaseIssue<unknown>): string {
  if (type === "strict_object" && expected === "never") return "is not known";
  if (type === "strict_object" && received === "undefined") return "is missing";
  return type === "strict_object" || type === "record" ? "must be an object" : message;
}
