import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { walkFiles } from "../../../src/node/files/walk.ts";
import { folderWith } from "./temporary-folder.ts";

async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of walkFiles(folder, (problem) => assert.fail(problem.message))) names.push(name);
  return names;
}

test("rules of folders above count up to the repository's, and not beyond", async (context) => {
  const folder = await folderWith(context, {
    ".gitignore": "*.md\n",
    "repo/.git/HEAD": "x",
    "repo/.gitignore": "*.log\n/sub/only\n",
    "repo/sub/a.md": "",
    "repo/sub/b.log": "",
    "repo/sub/only/c.md": "",
    "repo/sub/d/only/e.md": "",
  });
  assert.deepEqual(await namesIn(join(folder, "repo/sub")), ["a.md", "d/only/e.md"]);
});

test("outside a repository only the rules in the folder itself count", async (context) => {
  const folder = await folderWith(context, {
    "x/.gitignore": "*.md\n",
    "x/y/a.md": "",
    "x/y/b.txt": "",
    "x/y/.gitignore": "*.txt",
  });
  assert.deepEqual(await namesIn(join(folder, "x/y")), [".gitignore", "a.md"]);
});

test("a nearer rule is stronger, and an ignored folder is not entered for it", async (context) => {
  const folder = await folderWith(context, {
    ".gitignore": "*.tmp\nbuild/\n",
    "a/.gitignore": "!keep.tmp\n",
    "a/keep.tmp": "",
    "a/drop.tmp": "",
    "build/.gitignore": "!a.md\n",
    "build/a.md": "",
  });
  assert.deepEqual(await namesIn(folder), [".gitignore", "a/.gitignore", "a/keep.tmp"]);
});

test("a folder that was named is walked though it is ignored", async (context) => {
  const folder = await folderWith(context, {
    ".git/HEAD": "x",
    ".gitignore": "dist/\n*.map\n",
    "dist/a.js": "",
    "dist/a.js.map": "",
  });
  assert.deepEqual(await namesIn(folder), [".gitignore"]);
  assert.deepEqual(await namesIn(join(folder, "dist")), ["a.js", "a.js.map"]);
});

test("a folder that is not there is told, and the walk ends", async (context) => {
  const folder = await folderWith(context, {});
  const problems: string[] = [];
  for await (const file of walkFiles(join(folder, "none"), (problem) => problems.push(problem.message)))
    assert.fail(file.name);
  assert.deepEqual(problems, [". does not exist."]);
});
