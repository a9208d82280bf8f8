import { Fitting } from "../../core/compress/fitting.ts";
import type { FitLevel } from "../../core/compress/options.ts";
import { bm25Cutter } from "../../core/evaluate/baselines/bm25-chunks.ts";
import { headCutter } from "../../core/evaluate/baselines/head.ts";
import { randomWordsCutter, stopWordsCutter } from "../../core/evaluate/baselines/words.ts";
import type { Cutter } from "../../core/evaluate/cutter.ts";
import { keptBy } from "../../core/evaluate/kept-share.ts";
import { SELECTOR_NAMES } from "../../core/select/selectors/selectors.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import type { EncoderUse } from "../input/encoder.ts";
import { selectCutter } from "./choosers.ts";

export interface NamedCutter {
  readonly name: string;
  readonly cut: Cutter;
}

/** Ways to cut for a question. */
export function askedCutters(tokenizer: Tokenizer, encoder: EncoderUse): NamedCutter[] {
  return [
    { name: "prompt-budget", cut: fitCutter(tokenizer, "auto", encoder) },
    { name: "prompt-budget, words alone", cut: fitCutter(tokenizer, "auto") },
    { name: "BM25, chunks of 100 tokens", cut: bm25Cutter(tokenizer) },
    { name: "the beginning", cut: headCutter(tokenizer) },
  ];
}

/** Ways to choose from one document for a question. */
export function chosenCutters(tokenizer: Tokenizer, encoder: EncoderUse): NamedCutter[] {
  return [
    { name: "prompt-budget", cut: selectCutter(tokenizer, encoder) },
    { name: "prompt-budget, words alone", cut: selectCutter(tokenizer) },
    { name: "BM25, chunks of 100 tokens", cut: bm25Cutter(tokenizer) },
    { name: "the beginning", cut: headCutter(tokenizer) },
  ];
}

/** Every selector, to be held against each other. */
export function selectorCutters(tokenizer: Tokenizer, encoder: EncoderUse): NamedCutter[] {
  return SELECTOR_NAMES.map((selector) => ({
    name: `prompt-budget, ${selector}`,
    cut: selectCutter(tokenizer, encoder, selector),
  }));
}

/** Ways to cut when nobody asks. */
export function unaskedCutters(tokenizer: Tokenizer): NamedCutter[] {
  return [
    { name: "prompt-budget", cut: fitCutter(tokenizer, "auto") },
    { name: "prompt-budget, words", cut: fitCutter(tokenizer, "words") },
    { name: "prompt-budget, sentences", cut: fitCutter(tokenizer, "sentences") },
    { name: "stop words out", cut: stopWordsCutter(tokenizer) },
    { name: "the beginning", cut: headCutter(tokenizer) },
    { name: "random words out", cut: randomWordsCutter(tokenizer) },
  ];
}

function fitCutter(tokenizer: Tokenizer, level: FitLevel, encoder?: EncoderUse): Cutter {
  return async (text, budget, query) => {
    const fitting = new Fitting(text, { tokenizer, level, query });
    if (encoder !== undefined) {
      const failed = await encoder((model) => fitting.look(model, { budget }));
      if (failed !== undefined) throw failed;
    }
    const plan = fitting.plan({ budget });
    if (!(plan instanceof UserError)) return { kept: keptBy(plan), text: plan.text };
    if (plan.code === "budget-too-small") return undefined;
    throw plan;
  };
}
