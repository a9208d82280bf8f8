import type { UserError } from "../../core/user-error.ts";
import { startProgress } from "../terminal/progress.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { Candidates } from "./candidates.ts";
import { KeptIndex } from "./kept-index.ts";
import type { Sources } from "./sources.ts";

/** The index that is kept in `indexFile`, where one is asked for and can be; else the files, read for this run. */
export async function openSources(
  paths: readonly string[],
  indexFile: string | undefined,
  terminal: Terminal,
): Promise<Sources | UserError> {
  const kept = indexFile === undefined ? undefined : await KeptIndex.open(paths, indexFile, terminal);
  if (kept !== undefined) return kept;
  const progress = startProgress(terminal, "Reading");
  const candidates = await Candidates.read(paths, terminal, progress);
  progress.end();
  return candidates;
}
