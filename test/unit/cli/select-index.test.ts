import assert from "node:assert/strict";
import { readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { folderWith } from "../node/temporary-folder.ts";
import { runCli } from "./run-cli.ts";

const FILES = {
  "docs/a.md": "# Retries\n\nA request is retried three times. The wait doubles each time.\n",
  "docs/b.md": "# Moon\n\nDogs bark at the moon. Nobody knows why the parcel is late.\n",
  "src/load.ts": "export function loadCache(path: string): Cache {\n  return read(path);\n}\n",
  "drafts/c.md": "A request is retried nowhere.\n",
  ".promptbudgetignore": "drafts/\n",
  ".env": "TOKEN=abc\n",
};
const ASK = ["--query", "how often is a request retried?", "--budget", "60", "--encoder", "none"];
/** In two parts: it must not look like a password of this project. */
const URL_WITH_PASSWORD = `https://me:${"hunter"}${"2hunter2"}@example.com/retry`;
const INDEX = ["--index", "index.sqlite"];

/** A folder whose files are old: one that was written a moment ago may change again, and is read again. */
async function oldFolder(context: TestContext, files: Readonly<Record<string, string>> = FILES): Promise<string> {
  const cwd = await folderWith(context, files);
  for (const name of Object.keys(files)) await utimes(join(cwd, name), 1_700_000_000, 1_700_000_000);
  return cwd;
}

test("an index that is kept gives the text that the files themselves give, and reads them once", async (context) => {
  const cwd = await oldFolder(context);
  const plain = await runCli(["select", "docs", "--json", ...ASK], { cwd });
  const first = await runCli(["select", "docs", "--json", ...ASK, ...INDEX], { cwd });
  const second = await runCli(["select", "docs", "--json", ...ASK, ...INDEX], { cwd });
  assert.deepEqual([first.status, second.status], [0, 0]);
  assert.deepEqual([JSON.parse(first.output), second.output], [JSON.parse(plain.output), first.output]);
  assert.match(first.errors, /The index holds 2 files; 2 had to be read\./);
  assert.match(second.errors, /The index holds 2 files; 0 had to be read\./);
});

test("a file that was edited, made or deleted since is seen", async (context) => {
  const cwd = await oldFolder(context);
  await runCli(["select", ".", ...ASK, ...INDEX], { cwd });
  await writeFile(join(cwd, "docs/a.md"), "# Retries\n\nA request is retried nine times.\n");
  await writeFile(join(cwd, "docs/new.md"), "A request that was retried often is given up.\n");
  const { output, errors } = await runCli(["select", ".", ...ASK, ...INDEX], { cwd });
  assert.match(output, /retried nine times/);
  assert.match(output, /^docs\/new\.md:1$/m);
  assert.doesNotMatch(output, /three times/);
  assert.match(errors, /; 2 had to be read\./);
});

for (const [how, index] of Object.entries({ "with an index": INDEX, "without one": [] }))
  test(`what is ignored or secret stays out, and is told, ${how}`, async (context) => {
    const cwd = await oldFolder(context, {
      ...FILES,
      "docs/url.md": `A request is retried at ${URL_WITH_PASSWORD}.\n`,
    });
    const { output, errors } = await runCli(["select", ".", ...ASK, ...index], { cwd });
    assert.doesNotMatch(output, /nowhere|hunter/);
    assert.match(output, /retried at \S*\*{5}/);
    assert.match(errors, /Left out 1 file of keys or passwords: \.env\./);
    assert.match(errors, /Keys and passwords in 1 file are shown as asterisks: docs\/url\.md\./);
  });

test("a file of keys that is named itself is read, its keys masked", async (context) => {
  const cwd = await oldFolder(context, { ".env": `# the request is retried\nSERVER=${URL_WITH_PASSWORD}\n` });
  const { output, errors } = await runCli(["select", ".env", ...ASK], { cwd });
  assert.match(output, /the request is retried/);
  assert.doesNotMatch(output, /hunter/);
  assert.match(errors, /Keys and passwords in 1 file are shown as asterisks: \.env\./);
});

test("requests are answered from the index, narrowed by paths as they are shown", async (context) => {
  const cwd = await oldFolder(context);
  const input = `${JSON.stringify({ id: 1, query: "moon", budget: 40, paths: ["docs/b.md"] })}\n`;
  const call = ["select", "docs", ...INDEX, "--encoder", "none", "--requests", "-"];
  const { output } = await runCli(call, { cwd, input });
  const { pieces } = JSON.parse(output);
  assert.deepEqual([...new Set(pieces.map(({ path }: { path: string }) => path))], ["docs/b.md"]);
});

test("a file that is no index is refused and left as it is; so are two folders", async (context) => {
  const cwd = await oldFolder(context);
  const refused = await runCli(["select", ".", ...ASK, "--index", "docs/a.md"], { cwd });
  assert.equal(refused.status, 2);
  assert.match(refused.errors, /docs\/a\.md is not an index of Prompt Budget/);
  assert.equal(await readFile(join(cwd, "docs/a.md"), "utf8"), FILES["docs/a.md"]);
  const two = await runCli(["select", "docs", "src", ...ASK, ...INDEX], { cwd });
  assert.equal(two.status, 2);
  assert.match(two.errors, /the index of one folder/);
});

test("an index that cannot be kept is told, and the files are read without it", async (context) => {
  const cwd = await oldFolder(context);
  const { status, output, errors } = await runCli(["select", "docs", ...ASK, "--index", "docs/a.md/index"], { cwd });
  assert.equal(status, 0);
  assert.match(errors, /cannot be opened: .*The files are read without it\./);
  assert.match(output, /retried three times/);
  assert.equal((await stat(join(cwd, "docs/a.md"))).isFile(), true);
});
