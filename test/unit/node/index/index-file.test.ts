import assert from "node:assert/strict";
import { copyFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { UserError } from "../../../../src/core/user-error.ts";
import { indexFileProblem } from "../../../../src/node/index/index-file.ts";
import { WorkspaceIndex } from "../../../../src/node/index/workspace-index.ts";
import { folderWith } from "../temporary-folder.ts";

test("an index is known as one from its first moment, also where its log was lost", async (context) => {
  const folder = await folderWith(context, { "files/a.md": "A file.\n", "other.index": "Notes of a person.\n" });
  const file = path.join(folder, "files.index");
  const index = WorkspaceIndex.open({ root: path.join(folder, "files"), file });
  assert.ok(!(index instanceof UserError));
  assert.equal(await indexFileProblem(file, "files.index"), undefined);
  await copyFile(file, path.join(folder, "cut.index"));
  assert.equal(await indexFileProblem(path.join(folder, "cut.index"), "cut.index"), undefined);
  index.close();
  assert.match(
    (await indexFileProblem(path.join(folder, "other.index"), "other.index"))?.message ?? "",
    /is not an index/,
  );
});
