import { UserError } from "../user-error.ts";
import type { Model } from "./tokenizer-json.ts";

/**
 * The merges of a `tokenizer.json` as triples (left id, right id, merged id), most urgent first. A UserError
 * `broken-tokenizer`, opened by the file's name, for a merge of what is no token.
 */
export function mergeTriples(
  name: string,
  ids: ReadonlyMap<string, number>,
  merges: Model["merges"],
): Uint32Array | UserError {
  const triples = new Uint32Array(merges.length * 3);
  for (const [i, merge] of merges.entries()) {
    const [left, right] = partsOf(merge);
    const triple = [ids.get(left), ids.get(right), ids.get(left + right)];
    const missing = triple.indexOf(undefined);
    if (missing >= 0)
      return new UserError(
        "broken-tokenizer",
        `${name} merges ${JSON.stringify(left)} and ${JSON.stringify(right)}, but ${missing === 2 ? "the two together are" : "one of them is"} no token of it.`,
      );
    triples.set(triple as number[], i * 3);
  }
  return triples;
}

function partsOf(merge: string | readonly [string, string]): readonly [string, string] {
  if (typeof merge !== "string") return merge;
  const space = merge.indexOf(" ");
  return [merge.slice(0, space), merge.slice(space + 1)];
}
