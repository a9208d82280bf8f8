// The packed vocabularies: one ES module each, which imports the one it is based on.
import { mkdir, writeFile } from "node:fs/promises";
import { packVocabulary } from "./pack-vocabulary.ts";
import { readRanks, readTokenizerJson, type SourceVocabulary } from "./vocabulary-sources.ts";

interface Entry {
  readonly name: string;
  readonly base?: string;
  read(): Promise<SourceVocabulary>;
}

/** o200k_harmony has the ranks of o200k_base, Qwen 3 those of Qwen 2.5. A base comes before what is based on it. */
const ENTRIES: readonly Entry[] = [
  { name: "o200k_base", read: () => readRanks("o200k_base") },
  { name: "cl100k_base", read: () => readRanks("cl100k_base") },
  { name: "r50k_base", read: () => readRanks("r50k_base") },
  { name: "p50k_base", base: "r50k_base", read: () => readRanks("p50k_base") },
  { name: "llama3", base: "cl100k_base", read: () => readTokenizerJson("llama3", false) },
  { name: "qwen2.5", base: "cl100k_base", read: () => readTokenizerJson("qwen2_5", true) },
  { name: "deepseek_v3", read: () => readTokenizerJson("deepseek_v3", true) },
];

const TYPES = `import type { PackedVocabulary } from "../../src/core/tokenizer/unpack-vocabulary.ts";
declare const packed: PackedVocabulary;
export default packed;
`;

/** Writes NAME.js and NAME.d.ts for each. */
export async function writeVocabularies(target: URL): Promise<void> {
  const folder = new URL("vocabularies/", target);
  await mkdir(folder, { recursive: true });
  const tokens = new Map<string, readonly Uint8Array[]>();
  for (const { name, base, read } of ENTRIES) {
    const vocabulary = await read();
    tokens.set(name, vocabulary.tokens);
    const data = packVocabulary(vocabulary, base ? tokens.get(base)! : []);
    const source = base
      ? `import base from "./${base}.js";\nexport default { base, data: "${data}" };\n`
      : `export default { data: "${data}" };\n`;
    await writeFile(new URL(`${name}.js`, folder), source);
    await writeFile(new URL(`${name}.d.ts`, folder), TYPES);
  }
}
