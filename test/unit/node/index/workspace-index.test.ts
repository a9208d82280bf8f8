import assert from "node:assert/strict";
import { appendFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { UserError } from "../../../../src/core/user-error.ts";
import { built, checkAll, found, manyFiles, wordOf, workspace } from "./indexed.ts";

describe("the index of a workspace", () => {
  test("finds what files say, their names and their headings, and gives the text from the file", async (context) => {
    const { root, open } = await workspace(context, {
      "docs/harbour.md": "# Harbour\n\nIt was dug in 1874.\n\n## Ships\n\nThey call on Fridays.\n",
      "src/retry-policy.ts": "export function backOff(times: number): number {\n  return 2 ** times;\n}\n",
      "notes.txt": "Nothing of the kind.\n",
    });
    const index = open();
    await built(index);
    assert.equal(index.files, 3);
    assert.match(found(index, "when was it dug")[0]!.text, /1874/);
    assert.equal(found(index, "retry policy")[0]!.path, "src/retry-policy.ts");
    assert.equal(found(index, "back off")[0]!.path, "src/retry-policy.ts");
    assert.match(found(index, "ships")[0]!.text, /Fridays/);
    assert.deepEqual(index.frequencies(["dug", "nowhere"]), [1, 0]);
    assert.equal(checkAll(index, root), 3);
  });

  test("is there again when it is opened again, without reading a file", async (context) => {
    const { open } = await workspace(context, manyFiles(20));
    const first = open();
    await built(first);
    const { files, chunks } = first;
    first.close();
    const again = open();
    assert.deepEqual([again.files, again.chunks], [files, chunks]);
    assert.match(found(again, wordOf(13, 2))[0]!.text, /file 13/);
  });

  test("follows saves, new files and removed ones", async (context) => {
    const { root, write, open } = await workspace(context, manyFiles(10));
    const index = open();
    await built(index);
    await write("folder0/file0.md", "Now it speaks of zebras.\n");
    await index.update("folder0/file0.md");
    await write("new/one.md", "A giraffe is new here.\n");
    await index.update("new/one.md");
    assert.match(found(index, "zebras")[0]!.text, /zebras/);
    assert.match(found(index, "giraffe")[0]!.text, /giraffe/);
    assert.deepEqual(found(index, wordOf(0)), []);
    await rm(join(root, "new"), { recursive: true });
    await index.remove("new");
    assert.deepEqual(found(index, "giraffe"), []);
    assert.equal(index.files, 10);
    checkAll(index, root);
  });

  test("a hundred saves leave an index that answers as a new one does", async (context) => {
    const files = manyFiles(12);
    const { root, file, write, open } = await workspace(context, files);
    const index = open();
    await built(index);
    for (let i = 0; i < 100; i++) {
      const path = Object.keys(files)[i % 12]!;
      await write(path, `${files[path]}\nSaved time${i} in all.\n`);
      await index.update(path);
    }
    const fresh = open({ file: `${file}.fresh` });
    await built(fresh);
    for (const question of ["topic3", "time99", "time50", "saved", `${wordOf(5)} paragraph`]) {
      const texts = (one: typeof index) =>
        found(one, question, 50)
          .map(({ text }) => text)
          .sort();
      assert.deepEqual(texts(index), texts(fresh), question);
    }
    checkAll(index, root);
  });

  test("what an editor holds unsaved stands in place of the file, and is let go", async (context) => {
    const { file, open } = await workspace(context, { "a.md": "The disk says lion.\n", "b.md": "Other.\n" });
    const index = open();
    await built(index);
    await index.update("a.md", "The editor says tiger.\n");
    assert.equal(found(index, "tiger")[0]!.text, "The editor says tiger.");
    assert.deepEqual(found(index, "lion"), []);
    assert.equal(index.files, 2);
    const other = open({ file });
    assert.match(found(other, "lion")[0]!.text, /lion/);
    index.discard("a.md");
    assert.match(found(index, "lion")[0]!.text, /lion/);
  });

  test("a file that changed behind its back is not given, until it is read again", async (context) => {
    const { root, open } = await workspace(context, { "a.md": "One thing about camels.\n\nAnother.\n" });
    const stale: string[] = [];
    const index = open({ onStale: (path) => stale.push(path) });
    await built(index);
    await writeFile(join(root, "a.md"), "x\n\nOne thing about camels.\n\nAnother.\n");
    assert.equal(index.open("a.md"), undefined);
    assert.deepEqual(stale, ["a.md"]);
    await built(index);
    assert.equal(found(index, "camels")[0]!.text, "x\n\nOne thing about camels.\n\nAnother.");
    await rm(join(root, "a.md"));
    assert.equal(index.open("a.md"), undefined);
  });

  test("the rules of .gitignore and .promptbudgetignore hold, for builds and for updates", async (context) => {
    const { write, open } = await workspace(context, {
      ".git/HEAD": "x",
      ".gitignore": "build/\n*.log\n",
      ".promptbudgetignore": "private/**\n!kept.log\n",
      "build/out.md": "secretword",
      "private/diary.md": "secretword",
      "kept.log": "keptword",
      "node_modules/x/readme.md": "secretword",
      "a.log": "secretword",
    });
    const index = open();
    await built(index);
    assert.deepEqual(found(index, "secretword"), []);
    assert.equal(found(index, "keptword")[0]!.path, "kept.log");
    await write("build/more.md", "secretword");
    await index.update("build/more.md");
    await index.update("private/diary.md", "secretword");
    await index.update("../outside.md", "secretword");
    await index.update("node_modules/x/readme.md");
    assert.deepEqual(found(index, "secretword"), []);
  });

  test("keys, tokens and files that are nothing else are left out, and that is told", async (context) => {
    const token = `ghp_${"wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx".slice(0, 36)}`;
    const { open } = await workspace(context, {
      ".env": "PASSWORD=hunter2\n",
      ".env.example": "PASSWORD=yours\n",
      id_rsa: "anything\n",
      "deploy.md": `Deploy with the token ${token} from the vault.\n`,
    });
    const index = open();
    await built(index);
    assert.deepEqual(index.leftOut(), [
      { path: ".env", state: "secret" },
      { path: "id_rsa", state: "secret" },
    ]);
    assert.deepEqual(index.secrets(), [{ path: "deploy.md", secrets: 1 }]);
    const [{ text } = { text: "" }] = found(index, "deploy token vault");
    assert.equal(text, `Deploy with the token ${"*".repeat(token.length)} from the vault.`);
    assert.deepEqual(found(index, token), []);
    const open2 = open({
      file: `${index.root}/../storage/open.sqlite`,
      cutting: { grammars: false, withSecrets: true },
    });
    await built(open2);
    assert.match(found(open2, "hunter2")[0]!.text, /hunter2/);
  });

  test("binary and huge files are skipped, links are not followed, strange names do no harm", async (context) => {
    const { root, write, open } = await workspace(context, {
      "a.md": "plain word.\n",
      'it\'s 100% "odd" 名前 -- ; DROP TABLE files.md': "A strange oddity.\n",
      "line\nbreak.md": "Broken namesake.\n",
      "-rf": "Dashing.\n",
    });
    await write("picture.png", new Uint8Array([0x89, 0x50, 0, 0, 1]));
    await write("huge.txt", "");
    const { truncate } = await import("node:fs/promises");
    await truncate(join(root, "huge.txt"), 2 * 1024 ** 3);
    await symlink(".", join(root, "circle"));
    await symlink("a.md", join(root, "link.md"));
    await symlink("nowhere", join(root, "dead.md"));
    const index = open();
    await built(index);
    assert.equal(found(index, "oddity")[0]!.text, "A strange oddity.");
    assert.equal(found(index, "namesake")[0]!.path, "line\nbreak.md");
    assert.equal(found(index, "dashing")[0]!.path, "-rf");
    assert.deepEqual(index.leftOut(), [
      { path: "huge.txt", state: "too-large" },
      { path: "picture.png", state: "binary" },
    ]);
    await index.update("circle/a.md");
    assert.deepEqual(
      [...index.paths()].filter((path) => path.includes("circle") || path.includes("link")),
      [],
    );
    assert.equal(checkAll(index, root), 4);
  });

  test("a build can be paused, goes on, and can be cancelled and gone on with", async (context) => {
    const { root, open } = await workspace(context, manyFiles(900));
    const index = open();
    const control = new AbortController();
    const report = await index.build({
      threads: 1,
      signal: control.signal,
      onProgress: ({ read }) => {
        if (read === 0) return;
        index.pause();
        control.abort();
      },
    });
    assert.ok(report instanceof UserError && report.code === "cancelled");
    const part = index.files;
    assert.ok(part > 0 && part < 900, `${part} files`);
    let done = false;
    const rest = index.build({ threads: 1 }).then((value) => {
      done = true;
      return value;
    });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(done, false);
    index.resume();
    const finished = await rest;
    assert.ok(!(finished instanceof UserError));
    // What was read right after it was written is read again: it may have changed within one tick of the clock.
    assert.ok(
      finished.toRead >= 900 - part && finished.toRead <= 900,
      `${finished.toRead} of 900, ${part} read before`,
    );
    assert.equal(index.files, 900);
    assert.equal(checkAll(index, root), 900);
  });

  test("files renamed, removed and changed while a build reads them", async (context) => {
    const { root, write, open } = await workspace(context, manyFiles(600));
    const index = open();
    let turn = 0;
    const building = index.build({
      threads: 2,
      onProgress: () => {
        turn++;
        void rename(join(root, `folder0/file${turn * 3}.md`), join(root, `folder0/renamed${turn}.md`)).catch(() => {});
        void rm(join(root, `folder1/file${turn * 6 + 1}.md`), { force: true });
        void appendFile(join(root, `folder2/file${turn * 3 + 2}.md`), "\nAppended meanwhile.\n");
        void write(`folder3/new${turn}.md`, "Made meanwhile.\n");
      },
    });
    assert.ok(!((await building) instanceof UserError));
    checkAll(index, root);
    await built(index);
    const { readdirSync } = await import("node:fs");
    const onDisk = readdirSync(root, { recursive: true }).filter((name) => String(name).endsWith(".md")).length;
    assert.equal(index.files, onDisk);
    assert.equal(checkAll(index, root), onDisk);
  });
});
