import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "mocha";
import * as vscode from "vscode";
import { counted, set, show, workspaceFolder } from "./counted.ts";

const SENTENCE = "Always answer in the language of the question. ";
const { executeCommand } = vscode.commands;

interface Changed {
  readonly reach?: string;
  readonly where?: string;
  readonly error?: string;
}

const setBudget = (budget: unknown, reach: string) =>
  executeCommand<Changed>("promptBudget.setBudget", { budget, reach });
const settings = () => vscode.workspace.getConfiguration("promptBudget");
const read = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

/** Two prompts in the folder that is open, in front the first. */
async function withPrompts(
  config: string | null,
  use: (first: vscode.TextDocument, second: vscode.TextDocument) => Promise<void>,
): Promise<void> {
  const folder = workspaceFolder();
  const files: Record<string, string> = { "chosen[1].md": SENTENCE, "other.md": SENTENCE };
  if (config !== null) files[".promptbudget.json"] = config;
  const uris = Object.keys(files).map((name) => vscode.Uri.joinPath(folder, name));
  for (const [i, text] of Object.values(files).entries()) {
    await vscode.workspace.fs.writeFile(uris[i] as vscode.Uri, new TextEncoder().encode(text));
  }
  try {
    const [first, second] = await Promise.all(uris.slice(0, 2).map((uri) => vscode.workspace.openTextDocument(uri)));
    await vscode.window.showTextDocument(second as vscode.TextDocument, { preview: false });
    await vscode.window.showTextDocument(first as vscode.TextDocument, { preview: false });
    if (config !== null) {
      await counted(first as vscode.TextDocument, ({ target }) => target?.source === "workspace-file");
    }
    await use(first as vscode.TextDocument, second as vscode.TextDocument);
  } finally {
    await executeCommand("workbench.action.closeAllEditors");
    for (const uri of uris) await vscode.workspace.fs.delete(uri);
  }
}

describe("a chosen budget", () => {
  afterEach(async () => {
    for (const key of ["budget", "overrides", "model", "tokenizer"]) {
      await set(key, undefined);
      await settings().update(key, undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
  after(() => executeCommand("workbench.action.closeAllEditors"));

  it("counts for one file alone, in the workspace's settings where no file of budgets is there", () =>
    withPrompts(null, async (first, second) => {
      assert.equal((await setBudget("700", "file"))?.reach, "file");
      await counted(first, ({ target }) => target?.budget === 700);
      assert.equal((await counted(second)).target?.budget, null);
      assert.equal(settings().inspect("overrides")?.globalValue, undefined);
      await setBudget("8k", "file");
      await counted(first, ({ target }) => target?.budget === 8_000);
      assert.equal(Object.keys(settings().get<object>("overrides", {})).length, 1);
    }));

  it("is a rule of the .promptbudget.json where there is one, whose comments stay", () =>
    withPrompts('{\n  // ours\n  "budget": 4000\n}\n', async (first, second) => {
      const changed = await setBudget(700, "file");
      assert.deepEqual(changed, { reach: "file", where: ".promptbudget.json" });
      await counted(first, ({ target }) => target?.budget === 700);
      assert.equal((await counted(second)).target?.budget, 4_000);
      const config = vscode.Uri.joinPath(workspaceFolder(), ".promptbudget.json");
      assert.match(await read(config), /\/\/ ours/);
      await setBudget(900, "workspace");
      await counted(second, ({ target }) => target?.budget === 900);
      assert.equal((await counted(first)).target?.budget, 700);
      assert.deepEqual(settings().inspect("overrides")?.workspaceValue, undefined);
    }));

  it("counts for the workspace or everywhere where that is chosen", () =>
    withPrompts(null, async (first, second) => {
      await setBudget(5_000, "everywhere");
      await counted(second, ({ target }) => target?.budget === 5_000);
      assert.equal(settings().inspect("budget")?.globalValue, 5_000);
      await setBudget("6,000", "workspace");
      await counted(first, ({ target }) => target?.budget === 6_000);
      assert.equal(settings().inspect("budget")?.workspaceValue, 6_000);
    }));

  it("of an untitled text is for that text, and no setting is written", async () => {
    const { document } = await show(SENTENCE);
    const other = (await show(SENTENCE)).document;
    await vscode.window.showTextDocument(document);
    await setBudget(70, "file");
    await counted(document, ({ target }) => target?.budget === 70);
    assert.equal((await counted(other)).target?.budget, null);
    const { globalValue, workspaceValue } = settings().inspect("overrides") ?? {};
    assert.deepEqual([globalValue, workspaceValue], [undefined, undefined]);
  });

  it("is refused in one sentence where it is none", async () => {
    await show(SENTENCE);
    assert.match((await setBudget("many", "file"))?.error ?? "", /number of tokens/);
    assert.match((await setBudget("50%", "file"))?.error ?? "", /no model is chosen/);
  });

  it("goes with a model that is chosen for the file alone", () =>
    withPrompts(null, async (first, second) => {
      await executeCommand("promptBudget.chooseModel", { model: "gpt-5", reach: "file" });
      await counted(first, ({ target }) => target?.model?.id === "gpt-5");
      await setBudget("50%", "file");
      await counted(first, ({ target }) => target?.budget === (target?.window ?? 0) / 2);
      assert.equal((await counted(second)).target?.model, null);
    }));
});
