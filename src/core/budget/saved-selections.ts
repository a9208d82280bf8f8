import { applyEdits, modify } from "jsonc-parser";
import { didYouMean } from "../nearest-names.ts";
import { UserError } from "../user-error.ts";
import { CONFIG_NAME, type Config, type SavedSelection } from "./config.ts";
import { FORMAT } from "./edit-config.ts";
import { compileGlob } from "./glob.ts";
import { parseConfig } from "./parse-config.ts";

/** Files by globs of their paths; without any of `include` all. */
export type GlobScope = Pick<SavedSelection, "include" | "exclude">;

/** So many names are told where one is not known. */
const MOST_TOLD = 20;

/** The selection of that name; a UserError that tells those there are, in the file called `file`. */
export function savedSelection(config: Config, name: string, file = CONFIG_NAME): SavedSelection | UserError {
  const { selections = {} } = config;
  if (Object.hasOwn(selections, name)) return selections[name]!;
  const names = Object.keys(selections);
  if (names.length === 0)
    return new UserError(
      "invalid-argument",
      `No selection is saved in ${file}: its "selections" would hold them by name.`,
    );
  const told = names.slice(0, MOST_TOLD).join(", ");
  const more = names.length > MOST_TOLD ? ` and ${names.length - MOST_TOLD} more` : "";
  const message = `There is no selection "${name}" in ${file}; it has ${told}${more}.${didYouMean(name, names)}`;
  return new UserError("invalid-argument", message);
}

/** A test of paths relative to the folder of the globs' file; what names a folder takes all that is in it. */
export function scopeTest({ include, exclude }: GlobScope): (path: string) => boolean {
  const testsOf = (globs: string | readonly string[]) =>
    [globs].flat().flatMap((glob) =>
      [glob, `${glob.replace(/\/$/, "")}/**`].flatMap((one) => {
        const test = compileGlob(one);
        return test instanceof UserError ? [] : [test];
      }),
    );
  const takes = include === undefined ? undefined : testsOf(include);
  const leaves = testsOf(exclude ?? []);
  return (path) => (takes === undefined || takes.some((test) => test(path))) && !leaves.some((test) => test(path));
}

/** Writes a selection into the text of a `.promptbudget.json`, in place of one of its name; the rest stays as it is. */
export function withSavedSelection(text: string, name: string, selection: SavedSelection): string | UserError {
  const config = parseConfig(text);
  if (config instanceof UserError) return config;
  const edited = applyEdits(text, modify(text, ["selections", name], selection, FORMAT));
  const after = parseConfig(edited);
  return after instanceof UserError ? after : edited;
}
