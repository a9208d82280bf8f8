import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { rm } from "node:fs/promises";
import { describe, test } from "node:test";
import { UserError } from "../../../../src/core/user-error.ts";
import { Database } from "../../../../src/node/index/database.ts";
import type { WorkspaceIndex } from "../../../../src/node/index/workspace-index.ts";
import { built, checkAll, found, manyFiles, wordOf, workspace } from "./indexed.ts";

/** What every index must come to, whatever befell it: all files found, every range right. */
async function heals(index: WorkspaceIndex, root: string, files: number): Promise<void> {
  await built(index);
  assert.equal(index.files, files);
  assert.equal(checkAll(index, root), files);
  assert.match(found(index, wordOf(13))[0]!.text, new RegExp(wordOf(13)));
}

const KILLS = Number(process.env.SOAK_KILLS ?? 10);

describe("an index that something befell", () => {
  test("killed while it is built, again and again, it is sound and goes on from there", async (context) => {
    const { root, file, open } = await workspace(context, manyFiles(1500));
    const script = new URL("./build-process.ts", import.meta.url);
    for (let kill = 0; kill < KILLS; kill++) {
      const child = fork(script, [root, file], { stdio: "ignore" });
      const exit = once(child, "exit");
      // The moment differs: so many steps of the build, and a random part of the next.
      for (let step = 0; step < kill % 5; step++) await Promise.race([once(child, "message"), exit]);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
      child.kill("SIGKILL");
      await exit;
      if (existsSync(file)) {
        const index = open();
        checkAll(index, root);
        index.close();
      }
    }
    await heals(open(), root, 1500);
  });

  const damages: Readonly<Record<string, (file: string) => void>> = {
    "cut in the middle": (file) => truncateSync(file, statSync(file).size >> 1),
    "cut to nothing": (file) => truncateSync(file, 0),
    "cut inside its head": (file) => truncateSync(file, 50),
    "no database at all": (file) => writeFileSync(file, "This is no database, only a text. ".repeat(5000)),
    "its head overwritten": (file) => overwrite(file, 0, 100),
    "pages overwritten": (file) => {
      for (let page = 4; page * 4096 < statSync(file).size; page += 7) overwrite(file, page * 4096, 4096);
    },
    "rubbish behind its head": (file) => overwrite(file, 100, statSync(file).size - 100),
    "of another version": (file) => overwrite(file, 60, 4),
  };

  for (const [name, damage] of Object.entries(damages)) {
    test(`${name}: no wrong range is given, and it is built anew`, async (context) => {
      const { root, file, open } = await workspace(context, manyFiles(200));
      const whole = open();
      await built(whole);
      whole.close();
      damage(file);
      const reasons: string[] = [];
      const index = open({ onDamage: (reason) => reasons.push(reason) });
      checkAll(index, root);
      for (const { text } of found(index, "paragraph topic3 known", 100)) assert.match(text, /topic3|Paragraph|Title/);
      // As on the next day: every page is looked at.
      const db = new Database(file);
      db.setMeta("checked", 0);
      db.close();
      await heals(index, root, 200);
    });
  }

  test("damaged under an index that is open", async (context) => {
    const { root, file, open } = await workspace(context, manyFiles(300));
    const index = open();
    await built(index);
    index.close();
    const again = open();
    for (let page = 2; page * 4096 < statSync(file).size; page++) overwrite(file, page * 4096, 4096);
    for (const question of ["topic1", "topic2", wordOf(7)])
      for (const { text } of found(again, question, 50)) assert.match(text, /topic|Paragraph|Title/);
    checkAll(again, root);
    await heals(again, root, 300);
  });

  test("its file removed under it", async (context) => {
    const { root, file, open } = await workspace(context, manyFiles(50));
    const index = open();
    await built(index);
    for (const end of ["", "-wal", "-shm"]) await rm(file + end, { force: true });
    assert.deepEqual(found(index, "topic1"), []);
    await heals(index, root, 50);
  });

  test("two that write at once end with all files, none twice", async (context) => {
    const { root, write, open } = await workspace(context, manyFiles(800));
    const one = open();
    const other = open();
    const saves = async (index: WorkspaceIndex, mark: string) => {
      for (let i = 0; i < 15; i++) {
        await write(`saved/${mark}${i}.md`, `Word ${mark}mark${"abcdefghijklmno"[i]} of its own.\n`);
        assert.equal(await index.update(`saved/${mark}${i}.md`), undefined);
      }
    };
    const reports = await Promise.all([
      one.build({ threads: 1 }),
      other.build({ threads: 1 }),
      saves(one, "alpha"),
      saves(other, "beta"),
    ]);
    for (const report of reports.slice(0, 2)) assert.ok(!(report instanceof UserError));
    for (const index of [one, other]) {
      assert.equal(index.files, 830);
      assert.equal(checkAll(index, root), 830);
      for (let i = 0; i < 15; i++) {
        assert.equal(found(index, `alphamark${"abcdefghijklmno"[i]}`)[0]!.path, `saved/alpha${i}.md`);
        assert.equal(found(index, `betamark${"abcdefghijklmno"[i]}`)[0]!.path, `saved/beta${i}.md`);
      }
      assert.equal(found(index, wordOf(13)).length, 1);
    }
  });

  test("a full disk is told, what was written stays, and there is more when there is room", async (context) => {
    const { root, file, open } = await workspace(context, manyFiles(1200));
    const small = open({ mostPages: 60 });
    const report = await small.build({ threads: 1 });
    assert.ok(report instanceof UserError && report.code === "index-full", String(report));
    checkAll(small, root);
    const update = await small.update("folder0/file0.md");
    assert.ok(update === undefined || update.code === "index-full");
    small.close();
    assert.ok(readFileSync(file).length <= 60 * 4096);
    await heals(open(), root, 1200);
  });

  test("a place where no file can be made is told, so that memory serves instead", async (context) => {
    const { root, open } = await workspace(context, { "a.md": "a" });
    assert.throws(
      () => open({ file: `${root}/a.md/index.sqlite` }),
      (error) => error instanceof UserError && error.code === "no-index",
    );
  });
});

function overwrite(file: string, at: number, length: number): void {
  const handle = openSync(file, "r+");
  const rubbish = Uint8Array.from({ length }, (_, i) => (i * 31 + 7) & 255);
  writeSync(handle, rubbish, 0, length, at);
  closeSync(handle);
}
