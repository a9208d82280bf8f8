import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { DEFAULT_STRATEGY, type ReserveStrategy } from "../../core/budget/reserve/reserve.ts";
import { THINKING_LEVELS, type ThinkingLevel, type ThinkingStrategy } from "../../core/budget/thinking.ts";
import { UserError } from "../../core/user-error.ts";
import { unreadable } from "../../node/files/text-file.ts";
import { type Arguments, invalid } from "../input/arguments.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** `--reserve 4000`, `--reserve p90`, and `--history FILE` for the adaptive one. */
export async function chosenReserve(args: Arguments, terminal: Terminal): Promise<ReserveStrategy | UserError> {
  const said = args.value("reserve");
  const file = args.value("history");
  const percentile = said === undefined ? undefined : /^p(\d{1,2}(?:\.\d+)?)$/i.exec(said);
  if (said !== undefined && !percentile) {
    const tokens = Number(said.trim() === "" ? Number.NaN : said);
    if (!Number.isSafeInteger(tokens) || tokens < 0)
      return invalid(`--reserve must be a number of tokens or a percentile like p95, not "${said}".`);
    return { kind: "fixed", tokens };
  }
  const share = percentile ? Number(percentile[1]) / 100 : 0.95;
  if (file === undefined) return percentile ? { kind: "percentile", share } : DEFAULT_STRATEGY;
  const history = await readHistory(resolve(terminal.cwd, file), file);
  return history instanceof UserError ? history : { kind: "adaptive", share, history };
}

/** `--thinking 8000`, or a level. */
export function chosenThinking(args: Arguments): ThinkingStrategy | UserError {
  const said = args.value("thinking");
  if (said === undefined) return { kind: "none" };
  if ((THINKING_LEVELS as readonly string[]).includes(said)) return { kind: "level", level: said as ThinkingLevel };
  const tokens = Number(said.trim() === "" ? Number.NaN : said);
  if (Number.isSafeInteger(tokens) && tokens >= 0) return { kind: "fixed", tokens };
  return invalid(`--thinking must be a number of tokens or one of ${THINKING_LEVELS.join(", ")}, not "${said}".`);
}

async function readHistory(path: string, name: string): Promise<number[] | UserError> {
  try {
    const list: unknown = JSON.parse(await readFile(path, "utf8"));
    if (Array.isArray(list) && list.every((tokens) => Number.isSafeInteger(tokens) && tokens >= 0)) return list;
  } catch (error) {
    if (!(error instanceof SyntaxError)) return unreadable(name, error);
  }
  return new UserError("unreadable-file", `${name} must hold a JSON list of the tokens of your answers.`);
}
