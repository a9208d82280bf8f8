import path from "node:path";
import { dataFolder } from "./data.ts";
import type { Figure } from "./figures.ts";
import { median } from "./report.ts";

/** Ten exact ones and two estimates. */
const TOKENIZERS =
  "o200k_base,o200k_harmony,cl100k_base,p50k_base,r50k_base,llama3,qwen2.5,qwen3,deepseek_v3,byt5,claude-4.7,gemini";

/** `compare` of the built command line: 5 MB under twelve tokenizers, one vocabulary after the other. */
export async function comparing(): Promise<{ figures: Figure[]; tables: string[] }> {
  const figures: Figure[] = [];
  for (const text of ["english", "code"]) {
    const file = path.join(dataFolder, `corpus/${text}.txt`);
    type Cost = { seconds: number; processor: number; megabytes: number };
    const { seconds, processor, megabytes } = (await median<Cost>("measure-compare.ts", [file, TOKENIZERS])) as Cost;
    const what = `Twelve tokenizers over 5 MB of ${text}`;
    figures.push({ name: what, value: seconds, unit: "s", atMost: 10 });
    figures.push({ name: `${what}, time of processors`, value: processor, unit: "s" });
    figures.push({ name: `${what}, memory at most`, value: megabytes, unit: "MB", atMost: 512 });
  }
  return { figures, tables: [] };
}
