import { check } from "./check.ts";
import type { Command } from "./command.ts";
import { compare } from "./compare.ts";
import { count } from "./count.ts";
import { fit } from "./fit.ts";
import { models } from "./models.ts";
import { tokenizers } from "./tokenizers.ts";

/** In the order of the help; a new command is one file and one line here. */
export const COMMANDS: readonly Command[] = [count, fit, check, compare, models, tokenizers];
