import { access } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, extname, join, resolve } from "node:path";
import { UserError } from "../../core/user-error.ts";

/** The two files of a Hunspell dictionary. */
export interface DictionaryFiles {
  readonly aff: string;
  readonly dic: string;
  /** As the person named it. */
  readonly name: string;
}

/** Where systems and office suites install them; `DICPATH` is Hunspell's own variable. */
const FOLDERS: readonly string[] = [
  ...(process.env.DICPATH?.split(process.platform === "win32" ? ";" : ":") ?? []),
  "/usr/share/hunspell",
  "/usr/share/myspell/dicts",
  "/usr/share/myspell",
  "/usr/local/share/hunspell",
  "/opt/homebrew/share/hunspell",
  join(homedir(), "Library/Spelling"),
  "/Library/Spelling",
];

/** The dictionary that is meant by a path of its .aff or .dic file, or by the name of one that is installed (`tr_TR`). */
export async function dictionaryFiles(
  name: string,
  cwd: string,
  folders: readonly string[] = FOLDERS,
): Promise<DictionaryFiles | UserError> {
  const ending = extname(name).toLowerCase();
  const isPath = ending === ".aff" || ending === ".dic";
  const stems = isPath ? [resolve(cwd, name).slice(0, -4)] : folders.map((folder) => join(folder, name));
  if (!isPath && basename(name) !== name)
    return new UserError("invalid-argument", `${name} is neither an .aff or .dic file nor the name of a dictionary.`);
  for (const stem of stems) {
    const files = { aff: `${stem}.aff`, dic: `${stem}.dic`, name };
    if ((await exists(files.aff)) && (await exists(files.dic))) return files;
  }
  return new UserError(
    "unreadable-file",
    isPath
      ? `${name} is one of two files, .aff and .dic, that must lie beside each other; one is missing.`
      : `No dictionary "${name}" is installed; name its .aff or .dic file.`,
  );
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
