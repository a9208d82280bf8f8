import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "mocha";
import * as vscode from "vscode";
import { until } from "../harness/until.ts";
import { counted, show } from "./counted.ts";
import { apply, discardAll, openDiff, plan, planReads, run } from "./proposals.ts";
import { workerAsked } from "./started-worker.ts";

const RULES = "Cite the source of every figure that you give. ";
const TEXT = `# Rules\n\n${RULES.repeat(20)}\n\n## Details\n\n${"Answer in the language of the question. ".repeat(20)}\n`;

/** Does something in the place of handing the next question for a plan to the worker; it may hand it on itself. */
function atNextPlan(run: (handOn: (change?: object) => void) => void): void {
  const worker = workerAsked("plan");
  const post = worker.postMessage.bind(worker);
  worker.postMessage = (message) => {
    if (message.name !== "plan") return post(message);
    worker.postMessage = post;
    run((change = {}) => post({ ...message, question: { ...message.question, ...change } }));
  };
}

async function closeDiff(): Promise<void> {
  const tab = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ input }) => input === openDiff());
  await vscode.window.tabGroups.close(tab as vscode.Tab);
}

describe("what goes wrong while a text is fitted", () => {
  afterEach(discardAll);
  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("the loss of the worker is told, the proposal stays as it was, and the next plan is made by another", async () => {
    const { document } = await show(TEXT);
    await run("fitDocument", { budget: 100 });
    const shown = (await plan()).getText();
    atNextPlan(() => void workerAsked("plan").terminate());
    const { error } = await run("changeFitBudget", { budget: 150 });
    assert.deepEqual(error, {
      code: "internal",
      message: "The fitting worker ended before it could answer. Try again.",
    });
    assert.equal((await plan()).getText(), shown);
    const { tokens } = await run("changeFitBudget", { budget: 150 });
    assert.ok(tokens > 100 && tokens <= 150);
    await planReads("is the larger one", (text) => text.length > shown.length);
    assert.equal(document.getText(), TEXT);
    assert.ok((await counted(document)).count.tokens > 150, "counting went on");
  });

  it("a fault of ours is told with its message, and nothing else is lost", async () => {
    await show(TEXT);
    await run("fitDocument", { budget: 100 });
    atNextPlan((handOn) => handOn({ marks: null }));
    const { error } = await run("fitSmaller");
    assert.equal(error?.code, "internal", JSON.stringify(error));
    assert.equal((await run("changeFitBudget", { budget: 80 })).budget, 80);
  });

  it("a diff that is closed while it is planned anew is gone, and its document is untouched", async () => {
    const { document } = await show(TEXT);
    await run("fitDocument", { budget: 100 });
    const planned = new Promise((resolve) => {
      atNextPlan((handOn) => void closeDiff().then(() => resolve(handOn())));
    });
    const outcome = await run("fitLarger");
    await planned;
    assert.equal(outcome.error?.code, "cancelled", JSON.stringify(outcome));
    assert.equal(openDiff(), undefined);
    assert.equal(document.getText(), TEXT);
    assert.ok((await run("fitDocument", { budget: 100 })).tokens <= 100, "the next fit works");
  });

  it("a document that is typed in while it is fitted gets a proposal that says so", async () => {
    const { document } = await show(TEXT);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), "New. ");
    atNextPlan((handOn) => void vscode.workspace.applyEdit(edit).then(() => handOn()));
    const { tokens } = await run("fitDocument", { budget: 100 });
    assert.ok(tokens <= 100);
    assert.equal(await apply(), "changed");
    assert.equal(document.getText(), `New. ${TEXT}`);
    await run("fitAgain");
    assert.equal(await apply(), "applied");
  });

  it("a document that is closed while it is fitted gets no proposal", async () => {
    atNextPlan((handOn) => {
      void vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor").then(() => handOn());
    });
    const { document } = await show(`${TEXT}\n${RULES}`);
    const outcome = await run("fitDocument", { budget: 100 });
    await until("the document is closed", 10_000, () => document.isClosed);
    assert.equal(outcome.error?.code, "cancelled", JSON.stringify(outcome));
    assert.equal(openDiff(), undefined);
  });

  it("a text of one line, however long, is fitted and put back", async () => {
    const line = Array.from({ length: 4000 }, (_, i) => `Rule ${i} says what is done with case ${i * 7}.`).join(" ");
    const { document } = await show(line, "plaintext");
    const { tokens } = await run("fitDocument", { budget: 2000 });
    assert.ok(tokens <= 2000);
    const start = line.indexOf("Rule 3999");
    await run("putBack", { start, end: line.length });
    await planReads("has the last rule", (text) => text.includes("Rule 3999"));
    assert.equal(document.getText(), line);
  });

  it("a document of 2 MB is fitted, and typing in it goes on meanwhile", async function () {
    this.timeout(180_000);
    const paragraph = (i: number) => `Paragraph ${i} tells what happened on day ${i * 3}, and who said so.`;
    const text = Array.from({ length: 30_000 }, (_, i) => (i % 50 ? paragraph(i) : `\n# Part ${i}\n`)).join("\n");
    assert.ok(text.length > 1.9e6, `${text.length}`);
    const editor = await show(text);
    const fitting = run("fitDocument", { budget: 100_000 });
    assert.ok(await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "x")));
    const outcome = await fitting;
    assert.ok(outcome.tokens <= 100_000, JSON.stringify(outcome));
    assert.ok(editor.document.getText().endsWith(text.slice(-1000)));
    await discardAll();
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });
});
