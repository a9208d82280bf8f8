// What each stage of the ladder is worth: node scripts/stage-worth.ts [FOLDER...]
// The share of its tokens (o200k_base) that a text loses to a stage after those before it: the prompts of the data, its
// documentation in pieces of about 20,000 characters, and the files of each folder that is named, logs for instance.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { applied } from "../src/core/compress/edits/edit.ts";
import { CONDENSED, LOSSLESS, run, SHORT_FORMS } from "../src/core/compress/ladder.ts";
import { sourceOf } from "../src/core/compress/source.ts";
import { loadTokenizer } from "../src/core/tokenizer/load.ts";
import { UserError } from "../src/core/user-error.ts";
import { documentation, prompts, type SoakText } from "../test/soak/texts.ts";

/** Tokens before any stage, and for each stage those it saved and the texts it changed. */
interface Worth {
  tokens: number;
  texts: number;
  readonly saved: Map<string, { tokens: number; texts: number }>;
}

const stages = [...LOSSLESS, ...CONDENSED, ...SHORT_FORMS];
const tokenizer = await loadTokenizer("o200k_base");

const folders = process.argv.slice(2);
const sets: [name: string, texts: Iterable<SoakText>][] = [
  ["prompts", [...prompts()].filter(({ hint }) => hint.languageId === undefined)],
  ["documentation", documentation()],
  ...folders.map((folder): [string, Iterable<SoakText>] => [path.basename(folder), filesIn(folder)]),
];
const worths = sets.map(([name, texts]) => [name, worthOn(texts)] as const);

console.log(`| stage | level |${worths.map(([name, { texts }]) => ` ${name} (${texts} texts) |`).join("")}`);
console.log(`| - | - |${worths.map(() => " -: |").join("")}`);
for (const { name, level } of stages) {
  const cells = worths.map(([, { tokens, saved }]) => {
    const own = saved.get(name);
    return own === undefined ? " |" : ` ${((100 * own.tokens) / tokens).toFixed(3)} % in ${own.texts} |`;
  });
  console.log(`| ${name} | ${level} |${cells.join("")}`);
}

function worthOn(texts: Iterable<SoakText>): Worth {
  const worth: Worth = { tokens: 0, texts: 0, saved: new Map() };
  for (const { text, hint } of texts) {
    const source = sourceOf(text, hint);
    if (source instanceof UserError) throw source;
    let tokens = tokenizer.count(text);
    worth.tokens += tokens;
    worth.texts++;
    let edits = run([], source, tokenizer);
    for (const stage of stages) {
      const next = run([stage], source, tokenizer, edits);
      if (next.length === edits.length && next.every((edit, i) => edit === edits[i])) continue;
      edits = next;
      const left = tokenizer.count(applied(text, edits));
      const own = worth.saved.get(stage.name) ?? { tokens: 0, texts: 0 };
      worth.saved.set(stage.name, { tokens: own.tokens + tokens - left, texts: own.texts + 1 });
      tokens = left;
    }
  }
  return worth;
}

function* filesIn(folder: string): Generator<SoakText> {
  for (const name of readdirSync(folder).sort()) {
    yield { name, text: readFileSync(path.join(folder, name), "utf8"), hint: { path: name } };
  }
}
