import { FILE_LEVELS, type FileLevel, type LeveledFile } from "../../core/select/file-level.ts";
import type { UserError } from "../../core/user-error.ts";
import { type Arguments, invalid } from "../input/arguments.ts";
import type { Request } from "../input/requests.ts";
import type { Sources } from "./sources.ts";

const isLevel = (value: unknown): value is FileLevel => FILE_LEVELS.some((level) => level === value);

/** A file, or a folder for all files in it, at a level. */
export interface AskedLevel extends LeveledFile {
  /** How a mistake names it. */
  readonly named: string;
  /** A person may have narrowed what is selected from to other places. */
  readonly mayBeAbsent?: boolean;
}

/** The files of a saved selection, and those of --full, --outline and --name, which are stronger. */
export function levelsOf(
  saved: readonly AskedLevel[],
  args: Arguments,
  sources: Sources,
  within?: readonly string[],
): LeveledFile[] | UserError {
  const given = FILE_LEVELS.flatMap((level) =>
    args.values(level).map((path) => ({ path, level, named: `--${level} ${path}` })),
  );
  return inOrder([...saved, ...given], sources, within);
}

/** The same of a request: `{"levels": {"docs/a.md": "outline"}}`. */
export function requestLevels(
  { levels }: Request,
  sources: Sources,
  within?: readonly string[],
): LeveledFile[] | UserError {
  if (levels === undefined || levels === null) return [];
  const entries = typeof levels === "object" && !Array.isArray(levels) ? Object.entries(levels) : undefined;
  if (!entries?.every((entry): entry is [string, FileLevel] => isLevel(entry[1])))
    return invalid(`"levels" must give paths one of ${FILE_LEVELS.join(", ")}.`);
  return inOrder(
    entries.map(([path, level]) => ({ path, level, named: `"levels" names ${path}, which` })),
    sources,
    within,
  );
}

/** Each file once: at the level that it was named with itself, else that of a folder; of several the last. */
function inOrder(
  asked: readonly AskedLevel[],
  sources: Sources,
  within?: readonly string[],
): LeveledFile[] | UserError {
  const allowed = within && new Set(within);
  const byFolder = new Map<string, FileLevel>();
  const byName = new Map<string, FileLevel>();
  for (const { path, level, named, mayBeAbsent = false } of asked) {
    const file = sources.find(path);
    const files = (file === undefined ? sources.below(path) : [file]).filter((one) => allowed?.has(one) ?? true);
    if (files.length === 0 && mayBeAbsent) continue;
    if (files.length === 0) return invalid(`${named} is not among the files to select from.`);
    const found = file === undefined ? byFolder : byName;
    for (const one of files) found.set(one, level);
  }
  return Array.from(new Map([...byFolder, ...byName]), ([path, level]) => ({ path, level }));
}
