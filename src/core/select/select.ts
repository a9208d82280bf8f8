import type { UserError } from "../user-error.ts";
import type { Candidate } from "./candidate.ts";
import { MemoryIndex } from "./memory-index.ts";
import type { SelectOptions } from "./options.ts";
import { Selecting } from "./selecting.ts";
import type { Selection } from "./selection.ts";
import { structureChunker } from "./structure-chunker.ts";

/**
 * Chooses from many documents what answers a question best in at most `budget` tokens: first what is near the question of
 * all of them, then the best sentences and lines of that. The best hit always stays, shortened if it must be. `tokens` is
 * a recount of exactly `text`; an estimate is held to its high end.
 *
 * Returns a UserError: `invalid-budget`; `invalid-argument` for an empty query or an unknown selector;
 * `budget-too-small` with the `minimum` that works.
 */
export function select(candidates: Iterable<Candidate>, options: SelectOptions): Selection | UserError {
  return new Selecting(new MemoryIndex(candidates, structureChunker), options).plan(options);
}
