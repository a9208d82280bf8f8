import type { Level } from "../plan/plan.ts";
import type { Tokenizer } from "../tokenizer/tokenizer.ts";
import type { Edit } from "./edits/edit.ts";
import type { Source } from "./source.ts";

/**
 * A step of the ladder that rewrites text by rule. What each is worth stands beside it: the share of tokens (o200k_base)
 * that it saves after the stages before it, on the prompts and the documentation of the evaluation data, as
 * `scripts/stage-worth.ts` prints them.
 */
export interface Stage {
  readonly name: string;
  /** What the text it touched is called afterwards. */
  readonly level: Level;
  /** What it may not touch, for people. */
  readonly leaves: string;
  /**
   * Edits in order of place, without overlap. Time linear in the text.
   *
   * @param tokenizer tells what pays: a note may cost more than what it stands for.
   * @param before the edits of earlier stages, in order: what they took out is not there any more.
   */
  run(source: Source, tokenizer: Tokenizer, before: readonly Edit[]): Edit[];
}
