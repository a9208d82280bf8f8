import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import type { Tokenizer } from "../../src/core/tokenizer/tokenizer.ts";
import { tokenizerFromFile } from "../../src/core/tokenizer/tokenizer-file.ts";
import { UserError } from "../../src/core/user-error.ts";
import { temporaryFolder } from "../harness/temporary-folder.ts";
import { fuzzText, seeded } from "../oracle/fuzz-texts.ts";
import type { Reference } from "../oracle/references.ts";
import { KINDS, unigramJson } from "../oracle/unigram-json.ts";
import { dataFolder } from "./data.ts";
import { type Figure, table } from "./figures.ts";

const FUZZ_TEXTS = 50_000;
const SEED = 20251;
/** A part of the corpus that is compared as one text. */
const PART = 50_000;
const MODELS = "test/oracle/fixtures/sentencepiece";

interface Row {
  readonly family: string;
  readonly reference: string;
  readonly tokens: number;
  readonly different: number;
}

/**
 * Ids of tokenizer files of each kind on 50,000 fuzz texts, every translation of the Declaration of Human Rights and the
 * corpus, against PyPI `tokenizers`, `sentencepiece` and `mistral-common`: of published ones where PROMPT_BUDGET_TOKENIZERS names a folder of
 * them, else of the tests' own small models. The part `exactness` has the bundled vocabularies.
 */
export async function families(): Promise<{ figures: Figure[]; tables: string[] }> {
  const { path: folder, remove } = temporaryFolder();
  try {
    const texts = allTexts();
    const rows: Row[] = [];
    rows.push(compared("bytes of UTF-8 + 3", await loadTokenizer("byt5"), texts, bytesAsIds));
    writeFileSync(path.join(folder, "texts"), `${texts.map((text) => JSON.stringify(text)).join("\n")}\n`);
    const python = withReferences(folder);
    for (const file of tokenizerFiles(folder)) {
      const tokenizer = await tokenizerFromFile(path.basename(file), new Uint8Array(readFileSync(file)));
      if (tokenizer instanceof UserError) throw tokenizer;
      const out = path.join(folder, "ids");
      execFileSync(python, [
        path.resolve(import.meta.dirname, "reference-ids.py"),
        path.join(folder, "texts"),
        out,
        file,
      ]);
      const [version = "", ...lines] = readFileSync(out, "utf8").split("\n");
      let next = 0;
      rows.push(compared(version, tokenizer, texts, () => (lines[next++] || null)?.split(" ").map(Number) ?? []));
    }
    const size = `${texts.length.toLocaleString("en-US")} texts, ${FUZZ_TEXTS.toLocaleString("en-US")} of them fuzz`;
    const figures = rows.map(({ family, reference, different }) => ({
      name: `${family}: texts with other ids than by ${reference} (${size}, seed ${SEED})`,
      value: different,
      unit: "",
      atMost: 0,
    }));
    const cells = rows.map((row) => [
      row.family,
      row.reference,
      row.tokens.toLocaleString("en-US"),
      String(row.different),
    ]);
    return { figures, tables: [table(["tokenizer", "reference", "tokens compared", "texts with other ids"], cells)] };
  } finally {
    remove();
  }
}

function allTexts(): string[] {
  const below = seeded(SEED);
  const texts = Array.from({ length: FUZZ_TEXTS }, () => fuzzText(below, 24));
  for (const line of readFileSync(path.join(dataFolder, "udhr/udhr.jsonl"), "utf8").trim().split("\n"))
    texts.push(JSON.parse(line).text);
  for (const name of ["english", "code", "cjk"]) {
    const whole = readFileSync(path.join(dataFolder, `corpus/${name}.txt`), "utf8");
    for (let at = 0; at < whole.length; at += PART) texts.push(whole.slice(at, at + PART));
  }
  // The references in Rust and C++ cannot be given a lone surrogate.
  return texts.map((text) => text.replace(/\p{Surrogate}/gu, "\ufffd"));
}

function compared(reference: string, tokenizer: Tokenizer, texts: readonly string[], other: Reference): Row {
  let [tokens, different] = [0, 0];
  for (const text of texts) {
    const ids = tokenizer.encode(text);
    const expected = other(text);
    tokens += ids.length;
    if (ids.length !== expected.length || ids.some((id, i) => id !== expected[i])) different++;
  }
  console.error(`${tokenizer.name}: ${different} texts with other ids than by ${reference}`);
  return { family: tokenizer.name, reference, tokens, different };
}

const bytesAsIds: Reference = (text) => Array.from(new TextEncoder().encode(text), (byte) => byte + 3);

function tokenizerFiles(folder: string): string[] {
  const published = process.env.PROMPT_BUDGET_TOKENIZERS;
  const made = path.join(folder, "made");
  mkdirSync(made);
  for (const name of Object.keys(KINDS))
    writeFileSync(path.join(made, `unigram-${name}.json`), JSON.stringify(unigramJson(name)));
  const isTokenizer = (name: string) => /\.(model|json|txt)$/.test(name);
  return (published ? [published] : [MODELS, made]).flatMap((from) =>
    readdirSync(from)
      .filter(isTokenizer)
      .sort()
      .map((name) => path.resolve(from, name)),
  );
}

/** A Python with the references, installed for this run. */
function withReferences(folder: string): string {
  const home = path.join(folder, "python");
  execFileSync("python3", ["-m", "venv", home]);
  const python = path.join(home, "bin", "python");
  execFileSync(python, [
    "-m",
    "pip",
    "install",
    "--quiet",
    "tokenizers==0.23.3",
    "sentencepiece==0.2.3",
    "mistral-common==1.13.1",
  ]);
  return python;
}
