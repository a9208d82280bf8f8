import { CharacterClasses } from "./character-classes.ts";
import type { Scanner } from "./piece-batch.ts";
import { scanCl100k, scanQwen2 } from "./scan-cl100k.ts";
import { scanDeepSeek3 } from "./scan-deepseek3.ts";
import { scanO200k, scanTekken } from "./scan-o200k.ts";
import { scanR50k } from "./scan-r50k.ts";
import type { PatternName } from "./vocabulary.ts";

/** How each family cuts text into pieces. */
export const SCANNERS: Readonly<Record<PatternName, Scanner>> = {
  r50k: scanR50k,
  cl100k: scanCl100k,
  o200k: scanO200k,
  llama3: scanCl100k,
  qwen2: scanQwen2,
  deepseek3: scanDeepSeek3,
  tekken: scanTekken,
};

const tables = new Map<boolean, CharacterClasses>();

/** The table a family's scanner reads; families share it. */
export function characterClassesOf(pattern: PatternName): CharacterClasses {
  const ideographs = pattern === "deepseek3";
  const table = tables.get(ideographs) ?? new CharacterClasses(ideographs);
  tables.set(ideographs, table);
  return table;
}
