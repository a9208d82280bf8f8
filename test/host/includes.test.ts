import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import * as vscode from "vscode";
import { includeCandidates } from "../../src/vscode/counting/include-path.ts";
import { counted, workspaceFolder } from "./counted.ts";

const folder = vscode.Uri.file("/work space/project");
const from = vscode.Uri.joinPath(folder, "prompts/AGENTS.md");
const places = (target: string, root: vscode.Uri | undefined = folder) =>
  includeCandidates(from, target, root).map(({ path }) => path);

describe("included files", () => {
  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("are looked for beside the file, then at the root of the workspace folder", () => {
    assert.deepEqual(places("rules.md"), ["/work space/project/prompts/rules.md", "/work space/project/rules.md"]);
    assert.deepEqual(places("../docs/a.md#part"), ["/work space/project/docs/a.md"]);
    assert.deepEqual(places("/docs/a.md"), ["/work space/project/docs/a.md"]);
    assert.deepEqual(places(".\\docs\\a.md")[0], "/work space/project/prompts/docs/a.md");
  });

  it("are never looked for outside the workspace, whatever a text says", () => {
    const hostile = ["../../secret", "~/.ssh/id_rsa", "//server/share/x", "\\\\server\\share\\x", "file:///etc/passwd"];
    for (const target of [...hostile, "https://example.com/x", "a\0b", ""])
      assert.deepEqual(places(target), [], target);
  });

  it("stay in the file's own folder where no workspace is open", () => {
    assert.deepEqual(
      includeCandidates(from, "a.md", undefined).map(({ path }) => path),
      ["/work space/project/prompts/a.md"],
    );
    assert.deepEqual(includeCandidates(from, "../a.md", undefined), []);
  });

  it("are found in an agent file", async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), "CLAUDE.md");
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode("See @docs/team/rules.md and @README.md.\n"));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const { structure } = await counted(document, ({ structure }) => structure !== null);
    assert.deepEqual(
      structure?.includes.map(({ target }) => target),
      ["docs/team/rules.md", "README.md"],
    );
  });
});
