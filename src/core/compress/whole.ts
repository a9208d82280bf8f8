import { applied, type Edit } from "./edits/edit.ts";
import { CONDENSED, droppedBy, LOSSLESS, run, SHORT_FORMS } from "./ladder.ts";
import type { FitOptions } from "./options.ts";
import type { Source } from "./source.ts";

/** A text that was written shorter, with nothing chosen from it. */
export interface Whole {
  readonly edits: readonly Edit[];
  /** Of exactly the text with the edits made; an estimate's high end. */
  readonly tokens: number;
  /** Those of the edits that leave the parsed document equal, and what the person marked to go. */
  readonly lossless: readonly Edit[];
}

/**
 * Runs the stages in order until the text is under the budget, no further than the level allows. A step that takes more
 * tokens than it found is left out: fewer characters can be more tokens.
 */
export function shortestWhole(source: Source, options: FitOptions): Whole {
  const { budget, tokenizer, level = "auto" } = options;
  const count = (edits: readonly Edit[]) => tokenizer.measure(applied(source.text, edits)).high;
  let edits: readonly Edit[] = droppedBy(source, options);
  let tokens = count(edits);
  let lossless = edits;
  for (const stages of [LOSSLESS, CONDENSED, SHORT_FORMS]) {
    const written = run(stages, source, tokenizer, edits);
    const isSame = written.length === edits.length && written.every((edit, i) => edit === edits[i]);
    const taken = isSame ? tokens : count(written);
    if (taken <= tokens) {
      edits = written;
      tokens = taken;
    }
    if (stages === LOSSLESS) lossless = edits;
    if (stages === LOSSLESS && level === "lossless") break;
    if (tokens <= budget) break;
  }
  return { edits, tokens, lossless };
}
