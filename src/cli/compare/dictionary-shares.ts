import { type WordShares, wordShares } from "../../core/compare/word-shares.ts";
import { UserError } from "../../core/user-error.ts";
import { type DictionaryFiles, dictionaryFiles } from "../../node/dictionary/dictionary-files.ts";
import { judgeByHunspell } from "../../node/dictionary/hunspell.ts";
import type { Arguments } from "../input/arguments.ts";
import { startProgress } from "../terminal/progress.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { CountedFiles } from "./count-all.ts";

/** The dictionary that the arguments name; `null`: none. */
export async function chosenDictionary(
  args: Arguments,
  { cwd }: Terminal,
): Promise<DictionaryFiles | UserError | null> {
  const named = args.value("dictionary");
  return named === undefined ? null : dictionaryFiles(named, cwd);
}

/** The shares of words and morphemes of each tokenizer whose tokens are known, by its name. */
export async function dictionaryShares(
  { counted, words }: CountedFiles,
  dictionary: DictionaryFiles,
  terminal: Terminal,
): Promise<ReadonlyMap<string, WordShares> | UserError> {
  const all = new Set<string>();
  for (const own of words) for (const word of own ?? []) all.add(word);
  const progress = startProgress(terminal, "Reading");
  const tell = (share: number) => progress.share(share, dictionary.name);
  const judged = await judgeByHunspell(all, dictionary, tell).finally(() => progress.end());
  if (judged instanceof UserError) return judged;
  const shares = words.map((own, i) => [counted[i]!.tokenizer, own && wordShares(own, judged)] as const);
  return new Map(shares.flatMap(([name, found]) => (found ? [[name, found] as const] : [])));
}
