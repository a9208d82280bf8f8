import { budget } from "./budget/budget.ts";
import { check } from "./check/check.ts";
import type { Command } from "./command.ts";
import { compare } from "./compare/compare.ts";
import { count } from "./count/count.ts";
import { evaluate } from "./evaluate/evaluate.ts";
import { fit } from "./fit/fit.ts";
import { models } from "./list/models.ts";
import { tokenizers } from "./list/tokenizers.ts";
import { mcp } from "./mcp/mcp.ts";
import { premium } from "./premium/premium.ts";
import { repeats } from "./repeats/repeats.ts";
import { requests } from "./requests/requests.ts";
import { select } from "./select/select.ts";

/** In the order of the help; a new command is one file and one line here. */
export const COMMANDS: readonly Command[] = [
  count,
  fit,
  select,
  check,
  budget,
  requests,
  compare,
  premium,
  repeats,
  evaluate,
  models,
  tokenizers,
  mcp,
];
