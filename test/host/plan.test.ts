import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "mocha";
import * as vscode from "vscode";
import { until } from "../harness/until.ts";
import { counted, set, show } from "./counted.ts";
import { apply, discardAll, lenses, openDiff, plan, planReads, run } from "./proposals.ts";

const NAMES = "alder birch cedar dogwood elm fir ginkgo hazel ilex juniper".split(" ");
const sentence = (name: string) => `The ${name} grows slowly, and its leaves turn red before the first frost.`;
const TEXT = `# Trees\n\n${NAMES.map(sentence).join("\n\n")}\n`;
const { executeCommand } = vscode.commands;

const rangeOf = (text: string, part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });

/** A sentence that the plan that is shown leaves out. */
async function leftOut(): Promise<string> {
  const shown = (await plan()).getText();
  const name = NAMES.find((name) => !shown.includes(sentence(name)));
  assert.ok(name, "nothing is left out");
  return sentence(name);
}

async function edit(change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const edits = new vscode.WorkspaceEdit();
  change(edits);
  assert.ok(await vscode.workspace.applyEdit(edits));
}

describe("the plan of a proposed fit", () => {
  afterEach(discardAll);
  after(() => executeCommand("workbench.action.closeAllEditors"));

  it("is made anew for another budget, in the same diff, and counted against it", async () => {
    await show(TEXT);
    await run("fitDocument", { budget: 100 });
    const before = (await plan()).getText();
    const { modified } = openDiff() as vscode.TabInputTextDiff;
    const outcome = await run("changeFitBudget", { budget: 150 });
    assert.ok(outcome.tokens > 100 && outcome.tokens <= 150, JSON.stringify(outcome));
    await planReads("grows", (text) => text.length > before.length);
    assert.equal(openDiff()?.modified.toString(), modified.toString());
    await counted(await plan(), ({ target, count }) => target?.budget === 150 && count?.tokens === outcome.tokens);
  });

  it("goes down and up by a tenth of its budget, and never past the text", async () => {
    await show(TEXT);
    const { before } = await run("fitDocument", { budget: 100 });
    assert.equal((await run("fitSmaller")).budget, 90);
    assert.equal((await run("fitLarger")).budget, 99);
    await run("changeFitBudget", { budget: before - 2 });
    assert.equal((await run("fitLarger")).budget, before);
  });

  it("takes the newest of budgets that follow on each other", async () => {
    await show(TEXT);
    await run("fitDocument", { budget: 100 });
    const outcomes = await Promise.all([150, 60, 120].map((budget) => run("changeFitBudget", { budget })));
    assert.equal(outcomes[2]?.budget, 120);
    const tokens = outcomes[2]?.tokens;
    await counted(await plan(), ({ target, count }) => target?.budget === 120 && count?.tokens === tokens);
  });

  it("answers another question, and goes as far as it is told", async () => {
    await show(TEXT);
    await run("fitDocument", { budget: 60 });
    await run("changeFitQuestion", { query: "When do the leaves of the hazel turn red?" });
    await planReads("answers the question", (text) => text.includes("The hazel"));
    const { error } = await run("changeFitLevel", { level: "lossless" });
    assert.equal(error?.code, "budget-too-small", JSON.stringify(error));
  });

  it("puts back what a person wants in it, and takes something else out", async () => {
    const { document } = await show(TEXT);
    await run("fitDocument", { budget: 100 });
    const wanted = await leftOut();
    // Cuts that fall on one line are offered together.
    const offered = (await lenses()).find(({ arguments: given = [] }) =>
      given.flat().some(({ start, end }) => end > 0 && TEXT.slice(start, end).includes(wanted)),
    );
    assert.match(offered?.title ?? "", /^Put Back (“The .*” \(\d+ tokens\)|.*\d+ cuts\))$/);
    const outcome = await run("putBack", rangeOf(TEXT, wanted));
    assert.ok(outcome.tokens <= 100, JSON.stringify(outcome));
    await planReads("has it back", (text) => text.includes(wanted));
    assert.ok((await lenses()).some(({ title }) => title.startsWith("$(pinned) Leave Out")));
    assert.equal(await apply(), "applied");
    assert.ok(document.getText().includes(wanted));
    await executeCommand("undo");
    assert.equal(document.getText(), TEXT);
  });

  it("leaves out what a person does not want, until that is forgotten", async () => {
    await show(TEXT);
    await run("fitDocument", { budget: 100 });
    const shown = (await plan()).getText();
    const kept = sentence(NAMES.find((name) => shown.includes(sentence(name))) as string);
    await run("leaveOut", rangeOf(TEXT, kept));
    await planReads("has it no more", (text) => !text.includes(kept));
    await run("forgetDecisions");
    await planReads("is as it was", (text) => text === shown);
  });

  it("names the budget that what was put back needs, keeps it, and fits to that", async () => {
    const { document } = await show(TEXT);
    await run("fitDocument", { budget: 100 });
    const shown = (await plan()).getText();
    const { error } = await run("putBack", { start: 0, end: TEXT.length });
    assert.equal(error?.code, "budget-too-small");
    assert.equal((await plan()).getText(), shown);
    assert.ok((await lenses())[0]?.title.includes(error?.message as string));
    assert.equal(await apply(), "too-small");
    assert.equal(document.getText(), TEXT);
    await run("changeFitBudget", { budget: error?.minimum });
    await planReads("has all of it", (text) => NAMES.every((name) => text.includes(sentence(name))));
  });

  it("says that the document changed, and fits it again with the decisions, wherever they stand by then", async () => {
    const { document } = await show(TEXT);
    await run("fitDocument", { budget: 100 });
    const wanted = await leftOut();
    await run("putBack", rangeOf(TEXT, wanted));
    await edit((edits) => edits.insert(document.uri, new vscode.Position(0, 0), "All about wood.\n\n"));
    const [first, second] = await lenses();
    assert.deepEqual([first?.title, second?.title], ["$(warning) The document has changed since", "Fit Again"]);
    const { tokens } = await run("fitAgain");
    assert.ok(tokens <= 100);
    await planReads("has what was put back", (text) => text.includes(wanted));
    assert.equal(await apply(), "applied");
    assert.ok(document.getText().includes(wanted));
  });

  it("is for the document again when that is as it was", async () => {
    const { document } = await show(TEXT);
    await run("fitDocument", { budget: 100 });
    await edit((edits) => edits.insert(document.uri, new vscode.Position(0, 0), "x"));
    assert.match((await lenses())[0]?.title ?? "", /has changed/);
    await edit((edits) => edits.delete(document.uri, new vscode.Range(0, 0, 0, 1)));
    await until("the figures are back", 5000, async () => (await lenses())[0]?.title.startsWith("$(dashboard)"));
    assert.equal(await apply(), "applied");
  });

  it("follows a mark that is set in the document while it is open", async () => {
    const { document } = await show(TEXT);
    await run("fitDocument", { budget: 100 });
    const wanted = await leftOut();
    const editor = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    assert.ok(editor, "the document stands on the left");
    const { start, end } = rangeOf(TEXT, wanted);
    await vscode.window.showTextDocument(document, { preview: false });
    (vscode.window.activeTextEditor as vscode.TextEditor).selection = new vscode.Selection(
      document.positionAt(start),
      document.positionAt(end),
    );
    await executeCommand("promptBudget.keepSelection");
    await planReads("has what was marked", (text) => text.includes(wanted));
  });

  it("turns its decisions into marks of the document, by which the next fit goes", async () => {
    const { document } = await show(TEXT);
    await run("fitDocument", { budget: 100 });
    const wanted = await leftOut();
    await run("putBack", rangeOf(TEXT, wanted));
    assert.equal(await executeCommand("promptBudget.rememberDecisions"), 1);
    await discardAll();
    await vscode.window.showTextDocument(document);
    await run("fitDocument", { budget: 100 });
    await planReads("has what was remembered", (text) => text.includes(wanted));
  });

  it("keeps by a comment in the text, and drops by a mark, as the tree's rows would", async () => {
    const kept = `<!-- keep -->${sentence("yew")}<!-- /keep -->`;
    await show(`${TEXT}\n${kept}\n`);
    await run("fitDocument", { budget: 80 });
    await planReads("has what the comment keeps", (text) => text.includes(sentence("yew")));
  });

  it("puts back in a document with carriage returns, whose line ends stay", async () => {
    const { document } = await show("");
    const editor = vscode.window.activeTextEditor as vscode.TextEditor;
    await editor.edit((edits) => {
      edits.insert(new vscode.Position(0, 0), TEXT);
      edits.setEndOfLine(vscode.EndOfLine.CRLF);
    });
    const text = document.getText();
    await run("fitDocument", { budget: 110 });
    const wanted = await leftOut();
    await run("putBack", rangeOf(text, wanted));
    await planReads("has it back", (shown) => shown.includes(wanted));
    assert.equal(await apply(), "applied");
    assert.ok(document.getText().includes(wanted) && !/(?<!\r)\n/.test(document.getText()));
  });

  it("is planned for the tokenizer that the document is counted with by then", async () => {
    const { document } = await show(TEXT);
    await run("fitDocument", { budget: 100 });
    await set("tokenizer", "claude");
    try {
      await counted(document, ({ target }) => target?.exact === false);
      const outcome = await run("fitAgain");
      assert.ok(outcome.before > 0 && outcome.tokens <= 100, JSON.stringify(outcome));
      assert.match((await lenses())[0]?.title ?? "", /at most \d+ of 100 tokens, was ~/);
    } finally {
      await set("tokenizer", undefined);
    }
  });

  it("colours and lenses of the fitted text are switched on for its own language modes alone", async () => {
    await show(TEXT);
    await run("fitDocument", { budget: 100 });
    const shown = await plan();
    assert.equal(shown.languageId, "prompt-budget-markdown");
    const codeLens = (languageId: string) =>
      vscode.workspace.getConfiguration("diffEditor", { uri: shown.uri, languageId }).get("codeLens");
    assert.deepEqual([codeLens(shown.languageId), codeLens("markdown")], [true, false]);
  });
});
