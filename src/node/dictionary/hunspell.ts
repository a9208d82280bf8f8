import type { AffWord } from "hunspell-reader";
import { type Judged, tokenWord } from "../../core/compare/word-shares.ts";
import { UserError } from "../../core/user-error.ts";
import { readBytes } from "../files/text-file.ts";
import type { DictionaryFiles } from "./dictionary-files.ts";

const LARGEST_BYTES = 64 * 1024 * 1024;
/** The Turkish one, among the largest there are, has 1.4 million. */
const MOST_FORMS = 20_000_000;

/** Affixes that name each other make forms without end. */
const MOST_MS = 30_000;
const LOOKED_EVERY = 256;

/** A condition of Hunspell's: letters, a point, and letters in brackets; anything else could make the reader slow. */
const CONDITION = /^(?:[^[\](){}*+|\\^$]|\[\^?[^[\]]{1,500}\])*$/u;
/**
 * Judges the texts of tokens by a Hunspell dictionary, in one pass over all the forms that it has. Memory: the dictionary's
 * files, not its forms. Compounds of several entries are not known as words, except those that it lists.
 *
 * @param tokens as `tokenWord` writes them.
 * @param tell is told how much is read, from 0 to 1.
 */
export async function judgeByHunspell(
  tokens: ReadonlySet<string>,
  { aff, dic, name }: DictionaryFiles,
  tell: (share: number) => void = () => {},
): Promise<Judged | UserError> {
  const broken = (why: string) => new UserError("invalid-argument", `${name} is no Hunspell dictionary: ${why}.`);
  for (const path of [aff, dic]) {
    const bytes = await readBytes(path, path, LARGEST_BYTES);
    if (bytes instanceof UserError) return bytes;
  }
  const { IterableHunspellReader, readAffFile } = await import("hunspell-reader");
  try {
    const { SFX, PFX } = await readAffFile(aff);
    const sets = [...(SFX?.values() ?? []), ...(PFX?.values() ?? [])].flatMap(({ substitutionSets }) => [
      ...substitutionSets.values(),
    ]);
    const odd = sets
      .flatMap(({ match, substitutions }) => [match, ...substitutions.map(({ replace }) => replace)])
      .map(conditionOf)
      .find((condition) => !CONDITION.test(condition));
    if (odd !== undefined) return broken(`an affix has the condition "${odd.slice(0, 40)}"`);
    const reader = await IterableHunspellReader.createFromFiles(aff, dic);
    const found = formsAmong(
      tokens,
      reader.seqAffWords((_entry, i) => tell(i / reader.size)),
    );
    if (found === "too-many") return broken("its affixes make too many forms");
    if (found.forms === 0) return broken("its .dic holds no words");
    for (const { substitutions } of sets) for (const { attach } of substitutions) addTo(found.affixes, tokens, attach);
    const { derived, entries, affixes } = found;
    return {
      valid: new Set([...derived, ...entries, ...affixes]),
      pure: new Set([...affixes, ...[...entries].filter((word) => !derived.has(word))]),
    };
  } catch (error) {
    return broken(error instanceof Error ? (error.message.split("\n")[0] as string) : String(error));
  }
}

/** The condition, or the ending to be replaced, that the reader made a pattern of. */
const conditionOf = ({ source }: RegExp): string => source.replace(/^\^|\$$/g, "").replaceAll("\\/", "/");

interface Found {
  forms: number;
  /** Forms that an affix makes of an entry, and entries as they stand, of those asked for. */
  readonly derived: Set<string>;
  readonly entries: Set<string>;
  readonly affixes: Set<string>;
}

function formsAmong(tokens: ReadonlySet<string>, forms: Iterable<AffWord>): Found | "too-many" {
  const found: Found = { forms: 0, derived: new Set(), entries: new Set(), affixes: new Set() };
  const until = performance.now() + MOST_MS;
  for (const { word, prefix, suffix, flags } of forms) {
    if (++found.forms > MOST_FORMS) return "too-many";
    if (found.forms % LOOKED_EVERY === 0 && performance.now() > until) return "too-many";
    if (flags.isForbiddenWord || flags.isNeedAffix || flags.isOnlyAllowedInCompound) continue;
    addTo(prefix === "" && suffix === "" ? found.entries : found.derived, tokens, word);
  }
  return found;
}

function addTo(set: Set<string>, tokens: ReadonlySet<string>, word: string): void {
  const written = tokenWord(word);
  if (tokens.has(written)) set.add(written);
}
