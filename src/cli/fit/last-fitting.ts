import { Fitting } from "../../core/compress/fitting.ts";
import type { FittingOptions } from "../../core/compress/options.ts";

/** The text that was fitted last: requests often ask one text for several budgets, and it is read and ranked once. */
export class LastFitting {
  #last: { readonly text: string; readonly key: string; readonly fitting: Fitting } | undefined;

  of(text: string, options: FittingOptions): Fitting {
    const { tokenizer, keep = [], ...others } = options;
    const key = JSON.stringify([tokenizer.name, keep.map(String), others]);
    if (this.#last?.text !== text || this.#last.key !== key)
      this.#last = { text, key, fitting: new Fitting(text, options) };
    return this.#last.fitting;
  }
}
