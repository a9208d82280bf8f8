import type { Model } from "../../core/models/model.ts";
import type { LeveledFile } from "../../core/select/file-level.ts";
import type { Wanted } from "../../core/select/options.ts";
import type { Selecting } from "../../core/select/selecting.ts";
import type { Selection } from "../../core/select/selection.ts";
import { UserError } from "../../core/user-error.ts";
import { invalid } from "../input/arguments.ts";
import type { EncoderUse } from "../input/encoder.ts";
import { requestBudget } from "../input/request-budget.ts";
import { type Answer, optionalText, type Request } from "../input/requests.ts";
import { inFileOffsets } from "./file-offsets.ts";
import type { Sources } from "./sources.ts";
import { requestLevels } from "./wanted-levels.ts";

/** What holds for requests that do not say otherwise. */
export interface SelectDefaults {
  readonly selecting: Selecting;
  readonly sources: Sources;
  readonly model: Model | null;
  readonly budget: number | null;
  readonly query?: string;
  readonly paths?: readonly string[];
  readonly levels: readonly LeveledFile[];
  readonly encoder: EncoderUse;
  /** What the paths of pieces begin at. */
  readonly cwd: string;
}

/** Answers one request with what was chosen. */
export async function selectRequest(request: Request, defaults: SelectDefaults): Promise<Answer | UserError> {
  const query = optionalText(request, "query");
  if (query instanceof UserError) return query;
  const asked = query ?? defaults.query;
  if (asked === undefined) return invalid('"query" must be a text, and it is left out.');
  const budget = requestBudget(request, defaults);
  if (budget instanceof UserError) return budget;
  const named = requestPaths(request, defaults);
  if (named instanceof UserError) return named;
  const paths = named ?? defaults.paths;
  const own = requestLevels(request, defaults.sources, paths);
  if (own instanceof UserError) return own;
  const levels = [...defaults.levels.filter(({ path }) => !own.some((one) => one.path === path)), ...own];
  const wanted = { query: asked, budget, levels, ...(paths === undefined ? {} : { paths }) };
  const chosen = await selected(defaults.selecting, wanted, defaults.encoder);
  return chosen instanceof UserError ? chosen : { ...(await inFileOffsets(chosen, defaults.cwd)) };
}

/** Selects, with the encoder where it helps. */
export async function selected(
  selecting: Selecting,
  wanted: Wanted,
  encoder: EncoderUse,
): Promise<Selection | UserError> {
  const failed = await encoder((model) => selecting.look(model, wanted));
  return failed ?? selecting.plan(wanted);
}

function requestPaths(
  { paths }: Request,
  { sources, paths: within }: Pick<SelectDefaults, "sources" | "paths">,
): string[] | undefined | UserError {
  if (paths === undefined || paths === null) return undefined;
  if (!Array.isArray(paths) || paths.length === 0 || paths.some((path) => typeof path !== "string"))
    return invalid('"paths" must be a list of paths.');
  const allowed = within && new Set(within);
  const found = new Set<string>();
  for (const path of paths as string[]) {
    const known = sources.find(path);
    if (known === undefined || allowed?.has(known) === false)
      return invalid(`"paths" names ${path}, which is not among the files to select from.`);
    found.add(known);
  }
  return [...found];
}
