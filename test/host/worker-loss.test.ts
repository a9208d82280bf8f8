import assert from "node:assert/strict";
import type { Worker } from "node:worker_threads";
import { after, describe, it } from "mocha";
import * as vscode from "vscode";
import { until } from "../harness/until.ts";
import { counted } from "./counted.ts";

interface Outcome {
  readonly tokens?: number;
  readonly error?: { readonly code: string; readonly message: string };
}

/** The counting worker, as Node reports it when it is started: the extension is told nothing of this. */
async function startedWorker(start: () => PromiseLike<unknown>): Promise<Worker> {
  const started: Worker[] = [];
  const keep = (worker: Worker) => started.push(worker);
  process.on("worker", keep);
  await start();
  const worker = await until("a worker starts", 10_000, () => started.at(-1));
  process.off("worker", keep);
  return worker;
}

describe("the loss of the counting worker", () => {
  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("goes unseen by who types: a new one is fed the text as it is by then", async () => {
    const document = await vscode.workspace.openTextDocument({ content: "one two three", language: "plaintext" });
    const editor = await vscode.window.showTextDocument(document);
    const { tokens } = (await counted(document)).count;
    const worker = await startedWorker(() => vscode.commands.executeCommand("promptBudget.restartWorker"));
    await counted(document);

    const next = startedWorker(() => worker.terminate());
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "zero "));
    assert.notEqual(await next, worker);
    assert.equal((await counted(document)).count.tokens, tokens + 1);
    await editor.edit((edit) => edit.insert(document.positionAt(document.getText().length), " four five"));
    assert.equal((await counted(document)).count.tokens, tokens + 3);
  });

  it("in the midst of a fit is told by the command, and the next fit works", async () => {
    const fit = async (worker: Worker, onFit: (question: object) => object | undefined) => {
      const post = worker.postMessage.bind(worker);
      worker.postMessage = (message) => {
        if (message.name !== "fit") return post(message);
        const question = onFit(message.question);
        if (question) post({ ...message, question });
      };
      return vscode.commands.executeCommand<Outcome>("promptBudget.fitDocument", { budget: 100 });
    };
    const content = `# Rules\n\n${"Cite the source of every figure that you give. ".repeat(40)}\n`;
    const document = await vscode.workspace.openTextDocument({ content, language: "markdown" });
    await vscode.window.showTextDocument(document, { preview: false });
    const worker = await startedWorker(() => vscode.commands.executeCommand("promptBudget.restartWorker"));
    await counted(document);

    const failed = await fit(worker, (question) => ({ ...question, marks: null }));
    assert.equal(failed?.error?.code, "internal", JSON.stringify(failed));
    assert.match(failed?.error?.message ?? "", /null/);

    const next = startedWorker(async () => undefined);
    const lost = await fit(worker, () => void worker.terminate());
    assert.deepEqual(lost?.error, {
      code: "internal",
      message: "The counting worker ended before it could answer. Try again.",
    });
    const fitted = await fit(await next, (question) => question);
    assert.ok(fitted?.tokens !== undefined && fitted.tokens <= 100, JSON.stringify(fitted));
    await vscode.commands.executeCommand("promptBudget.discardFit");
  });
});
