import { resolve } from "node:path";
import type { Candidate } from "../../core/select/candidate.ts";
import type { ChunkIndex } from "../../core/select/chunk-index.ts";
import type { Encoder } from "../../core/select/encoder.ts";
import { MemoryIndex } from "../../core/select/memory-index.ts";
import { structureChunker } from "../../core/select/structure-chunker.ts";
import { UserError } from "../../core/user-error.ts";
import { sentencesOf } from "../../node/index/left-out-message.ts";
import { isSecretName } from "../../node/index/secret-names.ts";
import { masked, secretsIn } from "../../node/index/secrets.ts";
import { WORKSPACE_RULES } from "../../node/index/workspace-files.ts";
import type { LeftOut } from "../../node/index/workspace-index.ts";
import { inputFiles } from "../input/input-files.ts";
import { grouped } from "../terminal/numbers.ts";
import type { Progress } from "../terminal/progress.ts";
import { type Terminal, warn } from "../terminal/terminal.ts";
import { requested, requestedBelow, shown } from "./candidate-paths.ts";
import type { Sources } from "./sources.ts";

/** More than this takes some gigabytes of memory and minutes. */
const MOST_CHARACTERS = 200_000_000;

function tooMuch(paths: readonly string[]): UserError {
  return new UserError(
    "file-too-large",
    `${paths.join(", ")}: there is more text than is read for one run (${grouped(MOST_CHARACTERS)} characters). Name fewer folders, or one with --index FILE, which reads it part by part and keeps what it read.`,
  );
}

/** Files that were read for this run alone. */
export class Candidates implements Sources {
  readonly index: ChunkIndex;
  readonly #byAbsolute: ReadonlyMap<string, string>;
  readonly #roots: readonly string[];

  private constructor(all: readonly Candidate[], byAbsolute: ReadonlyMap<string, string>, roots: readonly string[]) {
    this.index = new MemoryIndex(all, structureChunker);
    this.#byAbsolute = byAbsolute;
    this.#roots = roots;
  }

  /**
   * Reads the files of paths and folders, as an index does: secrets masked, and without the files of a folder that are
   * nothing else. What is too large for one text is passed over.
   */
  static async read(paths: readonly string[], terminal: Terminal, progress: Progress): Promise<Candidates | UserError> {
    const byAbsolute = new Map<string, string>();
    const all: Candidate[] = [];
    const left: LeftOut[] = [];
    let characters = 0;
    const withSecrets: string[] = [];
    for await (const file of inputFiles(paths, terminal, progress, WORKSPACE_RULES)) {
      if (file instanceof UserError) return file;
      if (file.text === undefined) {
        await warn(terminal, `${file.path} is larger than can be read as a whole. It is passed over.`);
        continue;
      }
      const absolute = resolve(terminal.cwd, file.path);
      if (byAbsolute.has(absolute)) continue;
      const path = shown(file.path, absolute, terminal.cwd);
      if (!file.isNamed && isSecretName(path)) {
        left.push({ path, state: "secret" });
        continue;
      }
      characters += file.text.length;
      if (characters > MOST_CHARACTERS) return tooMuch(paths);
      const secrets = await secretsIn(file.text, path);
      if (secrets.length > 0) withSecrets.push(path);
      byAbsolute.set(absolute, path);
      all.push({ path, text: masked(file.text, secrets) });
    }
    for (const sentence of sentencesOf(left, withSecrets)) await warn(terminal, sentence);
    const roots = [terminal.cwd, ...paths.map((path) => resolve(terminal.cwd, path))];
    return new Candidates(all, byAbsolute, roots);
  }

  find(path: string): string | undefined {
    return requested(path, this.#roots, this.#byAbsolute);
  }

  below(folder: string): string[] {
    return requestedBelow(folder, this.#roots, this.#byAbsolute);
  }

  remembering(encoder: Encoder): Encoder {
    return encoder;
  }

  close(): void {}
}
