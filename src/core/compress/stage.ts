import type { Level } from "../plan/plan.ts";
import type { Edit } from "./edits/edit.ts";
import type { Source } from "./source.ts";

/** A step of the ladder that rewrites text by rule. */
export interface Stage {
  readonly name: string;
  /** What the text it touched is called afterwards. */
  readonly level: Level;
  /** What it may not touch, for people. */
  readonly leaves: string;
  /** Edits in order of place, without overlap. Time linear in the text. */
  run(source: Source): Edit[];
}
