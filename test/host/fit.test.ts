import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "mocha";
import * as vscode from "vscode";
import { until } from "../harness/until.ts";
import { counted, set } from "./counted.ts";
import { apply, discardAll, lenses, openDiff, run } from "./proposals.ts";

const RULES = "Always answer in the language of the question. Cite the source of every figure that you give. ";
const TEXT = `# Rules\n\n${RULES.repeat(10)}\n\n## Details\n\n${RULES.repeat(10)}\n`;

const fitTo = (given: object, what = "fitDocument") => run(what, given);

async function show(content: string, language = "markdown"): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

describe("Fit to Budget", () => {
  afterEach(discardAll);
  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("opens the fitted text as a diff beside the document, which it leaves as it is", async () => {
    const document = await show(TEXT);
    const outcome = await fitTo({ budget: 100 });
    assert.ok(outcome.tokens <= 100 && outcome.before > 100, JSON.stringify(outcome));
    const diff = openDiff();
    assert.equal(diff?.original.toString(), document.uri.toString());
    const shown = await vscode.workspace.openTextDocument(diff?.modified as vscode.Uri);
    assert.ok(shown.getText().length > 0 && shown.getText().length < TEXT.length);
    assert.match(vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? "", /\(Proposed Fit\)$/);
    assert.deepEqual(
      (await lenses()).slice(0, 4).map(({ title }) => title),
      [`$(dashboard) ${outcome.tokens} of 100 tokens, was ${outcome.before}`, "Change Budget…", "Apply", "Discard"],
    );
    assert.equal(document.getText(), TEXT);
  });

  it("counts the fitted text against the budget it was made for, for the document's model", async () => {
    await set("model", "gpt-4");
    try {
      const document = await show(TEXT);
      await counted(document, ({ target }) => target?.tokenizer === "cl100k_base");
      const outcome = await fitTo({ budget: 100 });
      const proposed = await vscode.workspace.openTextDocument(openDiff()?.modified as vscode.Uri);
      const { count, target, over } = await counted(proposed);
      assert.deepEqual(
        [count.tokens, target?.budget, target?.tokenizer, over],
        [outcome.tokens, 100, "cl100k_base", 0],
      );
      const own = await counted(document);
      assert.notEqual(own.target?.budget, 100);
    } finally {
      await set("model", undefined);
    }
  });

  it("names an estimate by the figures of the status bar", async () => {
    await set("tokenizer", "claude");
    try {
      const before = (await counted(await show(TEXT), ({ target }) => target?.exact === false)).count;
      const outcome = await fitTo({ budget: 150 });
      assert.ok(outcome.before === before.high && outcome.tokens <= 150, JSON.stringify(outcome));
      const proposed = await vscode.workspace.openTextDocument(openDiff()?.modified as vscode.Uri);
      const after = (await counted(proposed)).count;
      const shown = ({ tokens }: { tokens: number }) =>
        `~${new Intl.NumberFormat("en", { maximumSignificantDigits: 3 }).format(tokens)}`;
      const title = (await lenses())[0]?.title;
      assert.equal(title, `$(dashboard) at most ${after.high} of 150 tokens, was ${shown(before)}`);
    } finally {
      await set("tokenizer", undefined);
    }
  });

  it("is applied as one edit that one undo takes back", async () => {
    const document = await show(TEXT);
    await fitTo({ budget: 100 });
    const proposed = (await vscode.workspace.openTextDocument(openDiff()?.modified as vscode.Uri)).getText();
    assert.equal(await apply(), "applied");
    assert.equal(document.getText(), proposed);
    assert.equal(openDiff(), undefined);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), TEXT);
  });

  it("keeps a document with carriage returns under the budget, and one undo brings them back", async () => {
    const document = await show("");
    const editor = vscode.window.activeTextEditor as vscode.TextEditor;
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), TEXT);
      edit.setEndOfLine(vscode.EndOfLine.CRLF);
    });
    const before = document.getText();
    assert.ok(before.includes("\r\n"));
    const outcome = await fitTo({ budget: 100 });
    const proposed = (await vscode.workspace.openTextDocument(openDiff()?.modified as vscode.Uri)).getText();
    assert.equal(await apply(), "applied");
    assert.equal(document.getText(), proposed);
    const again = await fitTo({ budget: 100_000 });
    assert.ok(again.tokens <= outcome.budget, `${again.tokens} tokens after the edit`);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
  });

  it("fits a selection and leaves the rest alone", async () => {
    const document = await show(TEXT);
    const editor = vscode.window.activeTextEditor as vscode.TextEditor;
    editor.selection = new vscode.Selection(2, 0, 2, RULES.length * 10);
    const outcome = await fitTo({ budget: 40 }, "fitSelection");
    assert.ok(outcome.tokens <= 40, JSON.stringify(outcome));
    assert.equal(await apply(), "applied");
    assert.ok(document.getText().endsWith(`\n\n## Details\n\n${RULES.repeat(10)}\n`));
    assert.ok(document.getText().startsWith("# Rules\n\n"));
    assert.ok(document.getText().length < TEXT.length);
  });

  it("is not applied to a document that changed since, and nothing is lost", async () => {
    const document = await show(TEXT);
    await fitTo({ budget: 100 });
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), "New. ");
    await vscode.workspace.applyEdit(edit);
    assert.equal(await apply(), "changed");
    assert.equal(document.getText(), `New. ${TEXT}`);
    assert.ok(openDiff(), "the proposal stays open");
  });

  it("discards a proposal without a trace", async () => {
    const document = await show(TEXT);
    await fitTo({ budget: 100 });
    assert.ok(openDiff());
    await vscode.commands.executeCommand("promptBudget.discardFit");
    await until("the diff is closed", 2000, () => openDiff() === undefined);
    assert.equal(document.getText(), TEXT);
  });

  it("says that a text within the budget fits, and proposes nothing", async () => {
    const document = await show(TEXT);
    const outcome = await fitTo({ budget: 100_000 });
    assert.ok(outcome.before > 0 && outcome.tokens === outcome.before, JSON.stringify(outcome));
    assert.equal(openDiff(), undefined);
    assert.equal(document.getText(), TEXT);
  });

  it("leaves out what is marked to be dropped, also where the text fits", async () => {
    const document = await show(TEXT);
    const editor = vscode.window.activeTextEditor as vscode.TextEditor;
    editor.selection = new vscode.Selection(2, 0, 2, RULES.length * 10);
    await vscode.commands.executeCommand("promptBudget.dropSelection");
    await fitTo({ budget: 100_000 });
    assert.equal(await apply(), "applied");
    assert.ok(document.getText().includes("## Details") && document.getText().length < TEXT.length * 0.6);
  });

  it("names what is wrong with a budget that is none", async () => {
    await show(TEXT);
    for (const budget of [0, -1, 1.5, "many"]) {
      const { error } = await fitTo({ budget });
      assert.equal(error?.message, 'The argument "budget" of the command must be a whole number above 0.');
    }
  });

  it("says that there is nothing to fit in an empty document", async () => {
    await show("");
    assert.equal((await fitTo({ budget: 10 })).error?.message, "There is no text to fit.");
  });

  it("names the minimum where what must stay is over the budget, changes nothing, and fits to that minimum", async () => {
    const code = `\`\`\`js\n${"const total = price * amount;\n".repeat(20)}\`\`\`\n`;
    const document = await show(`# Code\n\n${RULES.repeat(5)}\n\n${code}`);
    const { error } = await fitTo({ budget: 20 });
    assert.equal(error?.code, "budget-too-small");
    assert.ok(error.minimum !== undefined && error.message.includes(String(error.minimum)), JSON.stringify(error));
    assert.equal(openDiff(), undefined);
    assert.ok(document.getText().includes(code));
    const outcome = await fitTo({ budget: error.minimum });
    assert.ok(outcome.tokens <= error.minimum);
    assert.equal(await apply(), "applied");
    assert.ok(document.getText().includes(code.trimEnd()));
  });

  it("keeps all that stands before the overflow line when asked to cut there", async () => {
    const document = await show(TEXT);
    const outcome = await fitTo({ budget: 100, level: "head" });
    assert.ok(outcome.tokens <= 100 && outcome.tokens > 90, JSON.stringify(outcome));
    assert.equal(await apply(), "applied");
    assert.ok(TEXT.startsWith(document.getText()));
  });

  it("does not touch a document that cannot be written, and offers the text another way", async () => {
    const content: vscode.TextDocumentContentProvider = { provideTextDocumentContent: () => TEXT };
    const provider = vscode.workspace.registerTextDocumentContentProvider("fit-read-only", content);
    try {
      await vscode.window.showTextDocument(
        await vscode.workspace.openTextDocument(vscode.Uri.parse("fit-read-only:/a.md")),
      );
      await fitTo({ budget: 100 });
      assert.equal(await apply(), "read-only");
    } finally {
      provider.dispose();
    }
  });
});
