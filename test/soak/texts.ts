import { createReadStream, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import type { DocumentHint } from "../../src/core/document/document.ts";
import { corpus, dataFolder } from "../bench/data.ts";

/** A text of the evaluation data and how it is to be read. */
export interface SoakText {
  readonly name: string;
  readonly text: string;
  readonly hint: DocumentHint;
}

/** The prompts, each as an editor reads it (as a prompt file) and as nobody says what it is. */
export function* prompts(): Generator<SoakText> {
  for (const { source, id, text } of lines("prompts/prompts.jsonl")) {
    yield { name: `${source}/${id}`, text, hint: {} };
    yield { name: `${source}/${id} as a prompt file`, text, hint: { languageId: "prompt" } };
  }
}

/** Documentation in pieces of about 20,000 characters, cut at blank lines. */
export function* documentation(): Generator<SoakText> {
  const text = corpus("english");
  for (let start = 0; start < text.length; ) {
    const blank = text.indexOf("\n\n", start + 20_000);
    const end = blank < 0 ? text.length : blank + 2;
    yield { name: `english at ${start}`, text: text.slice(start, end), hint: { path: "a.md" } };
    start = end;
  }
}

const READ = /\.(?:md|ya?ml|json|html|xml|txt|rst)$/;

/** Documentation, configuration and data of the repositories, each file once. */
export async function* files(): AsyncGenerator<SoakText> {
  const paths = new Map<string, string>();
  const trees = path.join(dataFolder, "codeloc/trees.jsonl");
  if (!existsSync(trees)) return;
  for await (const line of createInterface({ input: createReadStream(trees) })) {
    for (const [file, blob] of Object.entries(JSON.parse(line).files as Record<string, string>)) {
      if (READ.test(file)) paths.set(blob, file);
    }
  }
  for await (const line of createInterface({ input: createReadStream(path.join(dataFolder, "codeloc/blobs.jsonl")) })) {
    const { blob, text } = JSON.parse(line);
    const file = paths.get(blob);
    if (file !== undefined) yield { name: `${file} ${blob.slice(0, 8)}`, text, hint: { path: file } };
  }
}

function lines(file: string): Record<string, string>[] {
  const full = path.join(dataFolder, file);
  if (!existsSync(full)) throw new Error(`No data at ${full}; set PROMPT_BUDGET_DATA to the folder that holds it.`);
  return readFileSync(full, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
