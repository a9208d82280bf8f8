import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import { type Cutter, cutOf } from "../cutter.ts";

/** What most tools do: the text up to where the budget ends. */
export function headCutter(tokenizer: Tokenizer): Cutter {
  return (text, budget) => {
    const document = tokenizer.open(text);
    return cutOf(text, [[0, document.offsetOfToken(Math.min(budget, document.tokens))]]);
  };
}
