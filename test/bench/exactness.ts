import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { run } from "node:test";
import { dataFolder } from "./data.ts";
import type { Figure } from "./figures.ts";

/** The oracle tests at full size, for each of nine exact families. */
const SIZE = { FUZZ_TEXTS: "200000", FUZZ_EDITS: "25000", FUZZ_SEED: "20261" };

/**
 * Compares ids with `tiktoken` and `@huggingface/tokenizers` on the corpus, every translation of the Declaration of Human
 * Rights and fuzz texts, and the incremental document with a recount after every random edit. Takes a while.
 */
export async function exactness(): Promise<{ figures: Figure[]; tables: string[] }> {
  Object.assign(process.env, SIZE, { PROMPT_BUDGET_DATA: dataFolder });
  const files = globSync(path.resolve(import.meta.dirname, "../oracle/*.test.ts"));
  const passed: string[] = [];
  const failed: string[] = [];
  const stream = run({ files, concurrency: true, timeout: 3_600_000 });
  stream.on("test:pass", ({ name, nesting }) => nesting === 0 && passed.push(name));
  stream.on("test:fail", ({ name, details }) => {
    failed.push(name);
    console.error(`${name}\n${details.error.message}`);
  });
  for await (const _ of stream);
  const { FUZZ_TEXTS, FUZZ_EDITS, FUZZ_SEED } = SIZE;
  const size = `${Number(FUZZ_TEXTS).toLocaleString("en-US")} fuzz texts and ${Number(FUZZ_EDITS).toLocaleString("en-US")} random edits for each family, seed ${FUZZ_SEED}; tiktoken ${versionOf("tiktoken")}, @huggingface/tokenizers ${versionOf("@huggingface/tokenizers")}`;
  const figures: Figure[] = [
    { name: "Oracle checks that agree", value: passed.length, unit: "", atLeast: passed.length + failed.length },
    { name: `Oracle checks with a mismatch (${size})`, value: failed.length, unit: "", atMost: 0 },
  ];
  return { figures, tables: [] };
}

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, `../../node_modules/${name}/package.json`), "utf8"))
    .version;
