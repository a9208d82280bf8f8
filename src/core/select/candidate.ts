import type { Format } from "../document/document.ts";

/** A document that may be chosen from: a file of the workspace, or a text from elsewhere under a name of its own. */
export interface Candidate {
  /** Names it in the result; with `/` on every system, relative to what the person named. */
  readonly path: string;
  readonly text: string;
  /** What it is written in; found from path and text where absent. */
  readonly format?: Format;
}
