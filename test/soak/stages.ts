import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import { assertCondensed, assertLossless } from "../property/stage-laws.ts";
import type { Soaked } from "./run.ts";
import { documentation, files, prompts } from "./texts.ts";

/** The laws of the lossless and the condensing stages on all prompts, documentation and files of the data. */
export async function stages(): Promise<Soaked> {
  const tokenizer = await loadTokenizer("o200k_base");
  const failures: string[] = [];
  let checked = 0;
  for (const texts of [prompts(), documentation(), files()]) {
    for await (const { name, text, hint } of texts) {
      for (const [law, check] of [
        ["lossless", assertLossless],
        ["condensed", assertCondensed],
      ] as const) {
        checked++;
        try {
          check(text, hint, tokenizer);
        } catch (error) {
          failures.push(`${name}, ${law}: ${(error as Error).message.slice(0, 400)}`);
        }
      }
    }
  }
  return { checked, failures };
}
