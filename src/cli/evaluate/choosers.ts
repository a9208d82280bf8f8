import { bm25Chooser } from "../../core/evaluate/baselines/bm25-files.ts";
import type { Cutter } from "../../core/evaluate/cutter.ts";
import { joined } from "../../core/evaluate/kept-share.ts";
import type { Chooser } from "../../core/evaluate/measure-code.ts";
import type { Piece, Range } from "../../core/plan/plan.ts";
import type { Candidate } from "../../core/select/candidate.ts";
import { MemoryIndex } from "../../core/select/memory-index.ts";
import type { SelectingOptions } from "../../core/select/options.ts";
import { Selecting } from "../../core/select/selecting.ts";
import { SELECTOR_NAMES } from "../../core/select/selectors/selectors.ts";
import { structureChunker } from "../../core/select/structure-chunker.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import type { EncoderUse } from "../input/encoder.ts";
import { selected } from "../select/select-request.ts";

const BY_WORDS: EncoderUse = async () => undefined;

export interface NamedChooser {
  readonly name: string;
  readonly choose: Chooser;
}

/** Ways to choose from many files. */
export function fileChoosers(tokenizer: Tokenizer, encoder: EncoderUse): NamedChooser[] {
  return [
    { name: "prompt-budget", choose: selectChooser(tokenizer, encoder) },
    { name: "BM25, chunks of 120 tokens", choose: bm25Chooser(tokenizer) },
  ];
}

/** Every selector, to be held against each other. */
export function selectorChoosers(tokenizer: Tokenizer, encoder: EncoderUse): NamedChooser[] {
  return SELECTOR_NAMES.map((selector) => ({
    name: `prompt-budget, ${selector}`,
    choose: selectChooser(tokenizer, encoder, selector),
  }));
}

/** Choosing from one document, to stand beside ways of cutting it. */
export function selectCutter(
  tokenizer: Tokenizer,
  encoder: EncoderUse = BY_WORDS,
  selector = SELECTOR_NAMES[0]!,
): Cutter {
  const selectingFor = lastSelecting({ tokenizer, headers: "none", selector });
  return async (text, budget, query) => {
    const files = [{ path: "document.txt", text }];
    const plan = await selected(selectingFor(text, files), { query, budget }, encoder);
    if (!(plan instanceof UserError)) return { kept: joined(plan.pieces.flatMap(keptIn)), text: plan.text };
    if (plan.code === "budget-too-small") return undefined;
    throw plan;
  };
}

function selectChooser(tokenizer: Tokenizer, encoder: EncoderUse, selector = SELECTOR_NAMES[0]!): Chooser {
  const selectingFor = lastSelecting({ tokenizer, selector });
  return async ({ files, issue }, budget) => {
    const plan = await selected(selectingFor(files, files), { query: issue, budget }, encoder);
    if (plan instanceof UserError) throw plan;
    const kept = new Map<string, Range[]>();
    for (const piece of plan.pieces) kept.set(piece.path!, [...(kept.get(piece.path!) ?? []), ...keptIn(piece)]);
    const best = plan.pieces.toSorted((a, b) => b.score! - a.score!)[0]?.path;
    return { text: plan.text, kept, ...(best === undefined ? {} : { best }) };
  };
}

/** Files that are asked about several times in a row are read once. */
function lastSelecting(options: SelectingOptions) {
  let last: { readonly key: unknown; readonly selecting: Selecting } | undefined;
  return (key: unknown, files: readonly Candidate[]): Selecting => {
    if (last !== undefined && last.key === key) return last.selecting;
    const selecting = new Selecting(new MemoryIndex(files, structureChunker), options);
    last = { key, selecting };
    return selecting;
  };
}

/** The ranges of its file that a piece has verbatim. */
export function keptIn({ start, end, level, kept }: Piece): readonly Range[] {
  return kept ?? (level === "full" ? [[start, end]] : []);
}
