import { didYouMean } from "../nearest-names.ts";
import { UserError } from "../user-error.ts";
import { bundledVocabulary } from "./bundled.ts";
import { createTokenizer } from "./byte-pair-tokenizer.ts";
import type { Reading } from "./calibration.ts";
import { EstimatedTokenizer } from "./estimate.ts";
import { findFamily, type TokenizerFamily, tokenizerNames } from "./families.ts";
import type { Tokenizer } from "./tokenizer.ts";

export interface LoadOptions {
  /**
   * Bytes of a `.tiktoken` or `tokenizer.json` file to use instead of what is bundled; the name is then the file's, or
   * that of the encoding a `.tiktoken` file is for.
   */
  readonly ranks?: Uint8Array;
  /** Readings that narrow an estimate; without effect on an exact tokenizer. */
  readonly calibration?: readonly Reading[];
}

/** One instance for each name while somebody uses it; a vocabulary that nobody uses any more gives its memory back. */
const held = new Map<string, WeakRef<Tokenizer>>();
const loading = new Map<string, Promise<Tokenizer>>();

/**
 * Loads a tokenizer by name or alias.
 *
 * @throws {UserError} `unknown-tokenizer`, with the nearest names; for `ranks` also `broken-tokenizer` and
 * `unsupported-tokenizer`
 */
export async function loadTokenizer(name: string, options: LoadOptions = {}): Promise<Tokenizer> {
  if (options.ranks) {
    const { tokenizerFromFile } = await import("./tokenizer-file.ts");
    const tokenizer = await tokenizerFromFile(name, options.ranks);
    if (tokenizer instanceof UserError) throw tokenizer;
    return tokenizer;
  }
  const family = findFamily(name);
  if (!family)
    throw new UserError("unknown-tokenizer", `Unknown tokenizer "${name}".${didYouMean(name, tokenizerNames())}`);
  if (family.kind === "estimate" && options.calibration?.length)
    return new EstimatedTokenizer(family, await loadTokenizer("o200k_base"), options.calibration);
  return held.get(family.name)?.deref() ?? loading.get(family.name) ?? loadOnce(family);
}

function loadOnce(family: TokenizerFamily): Promise<Tokenizer> {
  const promise = build(family)
    .then((tokenizer) => {
      held.set(family.name, new WeakRef(tokenizer));
      return tokenizer;
    })
    .finally(() => loading.delete(family.name));
  loading.set(family.name, promise);
  return promise;
}

async function build(family: TokenizerFamily): Promise<Tokenizer> {
  if (family.kind === "estimate") return new EstimatedTokenizer(family, await loadTokenizer("o200k_base"));
  return createTokenizer(await bundledVocabulary(family.name, family.vocabularySize));
}
