import type { Fitting } from "../../core/compress/fitting.ts";
import { FIT_LEVELS, type FitLevel } from "../../core/compress/options.ts";
import type { Model } from "../../core/models/model.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { invalid } from "../input/arguments.ts";
import type { EncoderUse } from "../input/encoder.ts";
import { requestBudget } from "../input/request-budget.ts";
import { type Answer, optionalText, type Request, requestText } from "../input/requests.ts";
import { keepPatterns } from "./keep-patterns.ts";
import type { LastFitting } from "./last-fitting.ts";

/** What holds for requests that do not say otherwise. */
export interface FitDefaults {
  readonly tokenizer: Tokenizer;
  readonly model: Model | null;
  readonly budget: number | null;
  readonly query?: string;
  readonly level?: FitLevel;
  readonly keep: readonly RegExp[];
  readonly omission?: string;
  readonly encoder: EncoderUse;
  readonly last: LastFitting;
}

/** Answers one request with its plan. */
export async function fitRequest(request: Request, defaults: FitDefaults): Promise<Answer | UserError> {
  const text = requestText(request);
  if (text instanceof UserError) return text;
  const budget = requestBudget(request, defaults);
  if (budget instanceof UserError) return budget;
  const query = optionalText(request, "query");
  if (query instanceof UserError) return query;
  const level = requestLevel(request);
  if (level instanceof UserError) return level;
  const keep = requestKeep(request);
  if (keep instanceof UserError) return keep;
  const path = optionalText(request, "path");
  if (path instanceof UserError) return path;
  const { tokenizer, omission = "", encoder, last } = defaults;
  const fitting = last.of(text, {
    tokenizer,
    omission,
    keep: keep ?? defaults.keep,
    ...withQuery(query ?? defaults.query),
    ...withLevel(level ?? defaults.level),
    ...(path === undefined ? {} : { hint: { path } }),
  });
  const plan = (await lookedAt(fitting, budget, encoder)) ?? fitting.plan({ budget });
  return plan instanceof UserError ? plan : { ...plan };
}

/** Lets the encoder read what is best by its words, where that matters. */
export async function lookedAt(fitting: Fitting, budget: number, encoder: EncoderUse): Promise<UserError | undefined> {
  return fitting.gainsByMeaning(budget) ? encoder((model) => fitting.look(model, { budget })) : undefined;
}

function requestLevel(request: Request): FitLevel | undefined | UserError {
  const level = optionalText(request, "level");
  if (level === undefined || level instanceof UserError) return level;
  return (
    FIT_LEVELS.find((known) => known === level) ??
    invalid(`"level" must be one of ${FIT_LEVELS.join(", ")}, not "${level}".`)
  );
}

function requestKeep({ keep }: Request): RegExp[] | undefined | UserError {
  if (keep === undefined || keep === null) return undefined;
  const sources = Array.isArray(keep) ? keep : [keep];
  if (sources.some((source) => typeof source !== "string"))
    return invalid('"keep" must be a regular expression or a list of them.');
  return keepPatterns(sources, '"keep"');
}

const withQuery = (query: string | undefined) => (query === undefined ? {} : { query });
const withLevel = (level: FitLevel | undefined) => (level === undefined ? {} : { level });
