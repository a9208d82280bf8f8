import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "mocha";
import * as vscode from "vscode";
import { until } from "../harness/until.ts";
import { api, counted, diagnostics, set, show, workspaceFolder } from "./counted.ts";

const SETTINGS = ["budget", "model", "tokenizer", "overrides", "languages", "reserve", "diagnostics.enabled"];
const SENTENCE = "Always answer in the language of the question, and cite the source of every figure. ";

async function fixes(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
  );
  return found ?? [];
}

describe("counting in the editor", () => {
  afterEach(async () => {
    for (const key of SETTINGS) await set(key, undefined);
  });
  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("follows edits at several places, undo and changed line ends, as if the text were read anew", async () => {
    const editor = await show(`# One\n\n${SENTENCE.repeat(20)}\n\n# Two\n\n${SENTENCE}\n`);
    const { document } = editor;
    await counted(document);
    const places = [new vscode.Position(0, 5), new vscode.Position(2, 100), new vscode.Position(6, 7)];
    const same = async () => {
      const fresh = await vscode.workspace.openTextDocument({ content: document.getText(), language: "markdown" });
      assert.equal((await counted(document)).count.tokens, (await counted(fresh)).count.tokens);
    };
    await editor.edit((edit) => {
      for (const place of places) edit.insert(place, " größer 東京 👩‍👩‍👧 don't");
      edit.delete(new vscode.Range(2, 10, 2, 50));
    });
    await same();
    await editor.edit((edit) => edit.setEndOfLine(vscode.EndOfLine.CRLF));
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), "pasted\nlines\n"));
    await same();
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    await vscode.commands.executeCommand("undo");
    await same();
  });

  it("reports the place where the budget ends, with quick fixes, and takes it back", async () => {
    const { document } = await show(SENTENCE.repeat(30));
    await set("budget", 100);
    const state = await counted(document, ({ overflow }) => overflow !== null);
    assert.equal(state.target?.budget, 100);
    const [over] = await diagnostics(document, "budget of 100 tokens");
    assert.equal(document.offsetAt((over as vscode.Diagnostic).range.start), state.overflow);
    const kept = await vscode.workspace.openTextDocument({ content: document.getText().slice(0, state.overflow ?? 0) });
    assert.equal((await counted(kept)).count.tokens, 100);
    const titles = (await fixes(document, (over as vscode.Diagnostic).range)).map(({ title }) => title);
    for (const title of ["Fit to budget…", "Set budget…", "Go to overflow line"])
      assert.ok(titles.includes(title), title);
    await set("budget", 100_000);
    await counted(document, ({ overflow }) => overflow === null);
    await until("the diagnostic is gone", 15_000, () => vscode.languages.getDiagnostics(document.uri).length === 0);
  });

  it("puts the cursor where the budget ends", async () => {
    const { document } = await show(SENTENCE.repeat(30));
    await set("budget", 120);
    const { overflow } = await counted(document, ({ overflow }) => overflow !== null);
    await vscode.commands.executeCommand("promptBudget.goToOverflow");
    const cursor = vscode.window.activeTextEditor?.selection.active as vscode.Position;
    assert.equal(document.offsetAt(cursor), overflow);
  });

  it("reports wasted tokens, each with a fix that removes them", async () => {
    const paragraph = SENTENCE.repeat(4).trim();
    const { document } = await show(`# A\n\n${paragraph}\n\nOther words.\n\n${paragraph}\n`);
    const before = (await counted(document)).count.tokens;
    const [waste] = await diagnostics(document, "tokens could be saved");
    const fix = (await fixes(document, (waste as vscode.Diagnostic).range)).find(({ edit }) => edit !== undefined);
    assert.ok(fix?.edit, "no fix with an edit");
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText().split(paragraph).length - 1, 1);
    assert.ok((await counted(document)).count.tokens < before);
  });

  it("reports nothing where diagnostics are off", async () => {
    await set("diagnostics.enabled", false);
    await set("budget", 10);
    const { document } = await show(SENTENCE.repeat(5));
    await counted(document, ({ overflow, structure }) => overflow !== null && structure !== null);
    await set("diagnostics.enabled", true);
    await diagnostics(document, "budget of 10 tokens");
    await set("diagnostics.enabled", false);
    await until("the diagnostic is gone", 15_000, () => vscode.languages.getDiagnostics(document.uri).length === 0);
  });

  it("names a setting of the wrong type and goes on with its default", async () => {
    await set("budget", true);
    const { document } = await show(SENTENCE);
    const { settings, count } = await counted(document);
    assert.ok(count.tokens > 0);
    assert.equal(settings.target.budget, null);
    assert.match(settings.problems.join(" "), /"promptBudget\.budget" must be/);
  });

  it("leaves out language modes that are switched off, at once", async () => {
    const { document } = await show(SENTENCE, "yaml");
    await counted(document);
    await set("languages", { yaml: false });
    const { stateOf } = await api();
    await until("it is no longer counted", 15_000, () => stateOf(document) === undefined);
  });

  it("counts for another model or tokenizer as soon as it is chosen", async () => {
    const { document } = await show("東京都渋谷区 größer naïve ".repeat(20));
    const before = (await counted(document, ({ target }) => target?.tokenizer === "o200k_base")).count.tokens;
    await set("tokenizer", "cl100k_base");
    const after = await counted(document, ({ target }) => target?.tokenizer === "cl100k_base");
    assert.ok(after.count.tokens > before, `${after.count.tokens} and ${before}`);
  });

  it("gives an interval where the vendor publishes no tokenizer", async () => {
    await set("model", "claude-sonnet-4-6");
    const { document } = await show(SENTENCE.repeat(10));
    const { count, target } = await counted(document, ({ target }) => target?.exact === false);
    assert.ok(count.low < count.tokens && count.tokens < count.high, JSON.stringify(count));
    assert.ok((target?.window ?? 0) > 100_000);
  });

  it("refuses an unknown tokenizer by name and counts again when it is mended", async () => {
    const { document } = await show(SENTENCE);
    await counted(document);
    await set("tokenizer", "o300k_base");
    const { stateOf } = await api();
    const refused = await until("it is refused", 15_000, () => stateOf(document)?.refused ?? undefined);
    assert.match(refused, /"o300k_base"/);
    await set("tokenizer", undefined);
    await counted(document, ({ refused }) => refused === null);
  });

  it("counts on after its worker was restarted", async () => {
    const editor = await show(SENTENCE);
    const before = (await counted(editor.document)).count.tokens;
    await vscode.commands.executeCommand("promptBudget.restartWorker");
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), `${SENTENCE}\n`));
    assert.ok((await counted(editor.document)).count.tokens > before);
  });

  it("obeys the workspace's .promptbudget.json, and an override over it", async () => {
    const folder = workspaceFolder();
    const config = vscode.Uri.joinPath(folder, ".promptbudget.json");
    const prompt = vscode.Uri.joinPath(folder, "rules.md");
    const write = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await write(prompt, SENTENCE);
    await write(config, '{ "files": [{ "glob": "*.md", "budget": 321 }] }');
    try {
      const document = await vscode.workspace.openTextDocument(prompt);
      await vscode.window.showTextDocument(document);
      await counted(document, ({ target }) => target?.budget === 321 && target.source === "workspace-file");
      await set("overrides", { "rules.md": { budget: 123 } });
      await counted(document, ({ target }) => target?.budget === 123 && target.source === "override");
      await write(config, "{ broken");
      const broken = await counted(document, ({ target }) => (target?.problems.length ?? 0) > 0);
      assert.match(broken.target?.problems.join(" ") ?? "", /\.promptbudget\.json/);
    } finally {
      await vscode.workspace.fs.delete(config);
    }
  });

  it("counts the cells of a notebook, which share one budget", async () => {
    const cells = ["# Title", "print('hello, world')"].map(
      (text, i) =>
        new vscode.NotebookCellData(
          i === 0 ? vscode.NotebookCellKind.Markup : vscode.NotebookCellKind.Code,
          text,
          i === 0 ? "markdown" : "python",
        ),
    );
    const notebook = await vscode.workspace.openNotebookDocument("jupyter-notebook", new vscode.NotebookData(cells));
    await vscode.window.showNotebookDocument(notebook);
    const [first, second] = notebook.getCells().map((cell) => cell.document) as [
      vscode.TextDocument,
      vscode.TextDocument,
    ];
    const tokens = [(await counted(first)).count.tokens, (await counted(second)).count.tokens] as [number, number];
    await set("budget", tokens[0] + 2);
    const ending = await counted(second, ({ overflow }) => overflow !== null);
    assert.ok((ending.overflow ?? 0) > 0 && !ending.endedBefore, JSON.stringify(ending));
    assert.equal(ending.over, tokens[1] - 2);
    assert.equal((await counted(first)).overflow, null);
    await set("budget", 1);
    await counted(second, ({ overflow, endedBefore }) => overflow === 0 && endedBefore);
  });

  it("does not count output channels", async () => {
    const { stateOf } = await api();
    const channel = vscode.window.createOutputChannel("A channel of the test");
    channel.appendLine("words");
    channel.show();
    const output = await until("the channel's document is there", 15_000, () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "output"),
    );
    assert.equal(stateOf(output), undefined);
    channel.dispose();
  });
});
