import assert from "node:assert/strict";
import { test } from "node:test";
import { folderWith } from "../node/temporary-folder.ts";
import { runCli } from "./run-cli.ts";

const CONFIG = `{
  "tokenizer": "cl100k_base", // of all files
  "selections": {
    "retries": { "question": "how often is a request retried?", "budget": 60, "include": "docs/**", "exclude": "b.md" },
    "open": { "question": "how often is a request retried?" },
    "leveled": {
      "question": "how often is a request retried?", "budget": 90,
      "levels": { "docs": "outline", "docs/a.md": "full", "src/load.ts": "name" },
    },
    "gone": { "question": "why?", "budget": 60, "levels": { "docs/c.md": "full" } },
    "none": { "question": "why?", "budget": 60, "include": "nowhere/**" },
  },
}`;
const FILES = {
  ".promptbudget.json": CONFIG,
  "docs/a.md": "# Retries\n\nA request is retried three times. The wait doubles each time.\n",
  "docs/b.md": "# Moon\n\nDogs bark at the moon. A request is retried.\n",
  "src/load.ts": "// A request is retried by the loader.\nexport const load = 1;\n",
};
const BY_WORDS = ["--encoder", "none"];

test("--saved runs the selection of that name below its file's folder, from wherever it is called", async (context) => {
  const root = await folderWith(context, FILES);
  for (const cwd of [root, `${root}/src`]) {
    const { status, output } = await runCli(["select", "--saved", "retries", ...BY_WORDS, "--json"], { cwd });
    assert.equal(status, 0);
    const { budget, pieces } = JSON.parse(output);
    assert.equal(budget, 60);
    assert.ok(pieces.length > 0);
    for (const { path } of pieces) assert.match(path, /docs\/a\.md$/);
  }
});

test("what is given beside --saved is stronger, and its file says what counts", async (context) => {
  const cwd = await folderWith(context, FILES);
  const of = (...args: string[]) => runCli(["select", "--saved", "retries", ...BY_WORDS, ...args], { cwd });
  assert.match((await of()).errors, /of 60 tokens \(cl100k_base\)/);
  assert.match((await of("--budget", "30", "--tokenizer", "o200k_base")).errors, /of 30 tokens \(o200k_base\)/);
  const { output } = await runCli(["select", "src", "--saved", "open", "--budget", "40", ...BY_WORDS], { cwd });
  assert.match(output, /^src\/load\.ts:/);
});

test("a name that is not there is told with those there are", async (context) => {
  const cwd = await folderWith(context, FILES);
  const refusal = async (...args: string[]) => {
    const { status, output, errors } = await runCli(["select", ...args], { cwd });
    assert.deepEqual([status, output], [2, ""]);
    return errors;
  };
  assert.match(await refusal("--saved", "retry"), /no selection "retry".*it has retries, open, leveled, gone, none/);
  assert.match(await refusal("--saved", "open"), /select needs --budget N/);
  assert.match(await refusal("--saved", "none", ...BY_WORDS), /globs of "none" in \.promptbudget\.json take none/);
  assert.match(await refusal("docs", "--config", "a.json"), /--saved NAME/);
});

test("a saved selection gives files and folders their levels; what is given beside it is stronger", async (context) => {
  const root = await folderWith(context, FILES);
  for (const cwd of [root, `${root}/src`]) {
    const { output } = await runCli(["select", "--saved", "leveled", ...BY_WORDS, "--headers", "none"], { cwd });
    assert.match(output, /The wait doubles each time\./);
    assert.match(output, /# Moon/);
    assert.doesNotMatch(output, /Dogs bark|export const/);
    assert.match(output, /load\.ts$/m);
  }
  const given = ["select", "--saved", "leveled", "--full", "docs/b.md", ...BY_WORDS];
  assert.match((await runCli(given, { cwd: root })).output, /Dogs bark/);
  const { status, errors } = await runCli(["select", "--saved", "gone", ...BY_WORDS], { cwd: root });
  assert.equal(status, 2);
  assert.match(errors, /"selections\.gone\.levels" in \.promptbudget\.json names docs\/c\.md, which is not among/);
});

test("a saved selection takes folders by their names, narrows to a PATH, and leaves its own file out", async (context) => {
  const root = await folderWith(context, {
    ...FILES,
    ".promptbudget.json": `{ "selections": {
      "all": { "question": "how often is a request retried?", "budget": 200, "levels": { "docs/b.md": "name" } },
      "code": { "question": "how often is a request retried?", "budget": 200, "exclude": ["docs"] }
    } }`,
  });
  const of = async (...args: string[]) =>
    (await runCli(["select", ...args, ...BY_WORDS], { cwd: root })).output.match(/^\S+(?=:\d)/gm);
  assert.ok(!(await of("--saved", "all"))?.includes(".promptbudget.json"));
  assert.deepEqual(await of("src", "--saved", "all"), ["src/load.ts"]);
  assert.deepEqual(await of("--saved", "code"), ["src/load.ts"]);
});
