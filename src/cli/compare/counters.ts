import { basename, resolve } from "node:path";
import { didYouMean } from "../../core/nearest-names.ts";
import { findFamily, tokenizerNames } from "../../core/tokenizer/families.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import type { UserError } from "../../core/user-error.ts";
import { type Arguments, invalid } from "../input/arguments.ts";
import { namedTokenizer, tokenizerOfFile } from "../input/target.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** A way to count that is loaded when its turn comes, so that one vocabulary is in memory at a time. */
export interface Counter {
  /** Of the family, or of the file. */
  readonly name: string;
  /** The vocabulary comes from a file of the person's. */
  readonly fromFile: boolean;
  load(): Promise<Tokenizer | UserError>;
}

/** What the arguments choose: every tokenizer there is, or those named and the files named. */
export function chosenCounters(args: Arguments, { cwd }: Terminal): Counter[] | UserError {
  const listed = args.values("tokenizers").flatMap((list) => list.split(","));
  const named = [...args.values("tokenizer"), ...listed].map((name) => name.trim());
  const files = args.values("tokenizer-file");
  const counters = new Map<string, Counter>();
  for (const name of named.length + files.length > 0 ? named : tokenizerNames()) {
    const family = findFamily(name);
    if (family === undefined)
      return invalid(
        `Unknown tokenizer "${name}".${didYouMean(name, tokenizerNames())} \`prompt-budget tokenizers\` lists all.`,
      );
    counters.set(family.name, { name: family.name, fromFile: false, load: () => namedTokenizer(family.name) });
  }
  for (const file of files) {
    const name = basename(file);
    counters.set(file, { name, fromFile: true, load: () => tokenizerOfFile(resolve(cwd, file), file) });
  }
  return [...counters.values()];
}
