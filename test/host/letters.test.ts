import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "mocha";
import * as vscode from "vscode";
import { until } from "../harness/until.ts";
import { counted, diagnostics, set, show } from "./counted.ts";

const QUESTION = 'How many r\'s are in "strawberry"?';

const fixesAt = ({ uri }: vscode.TextDocument, range: vscode.Range) =>
  vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", uri, range);

const hints = (document: vscode.TextDocument) =>
  vscode.languages.getDiagnostics(document.uri).filter(({ message }) => message.includes("strawberry"));

describe("work on letters in a prompt", () => {
  afterEach(async () => {
    for (const key of ["tokenizer", "diagnostics.letters"]) await set(key, undefined);
  });
  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("is told with the cut of the words, and a fix sets each letter apart", async () => {
    const { document } = await show(`Be brief.\n\n${QUESTION}\n`);
    await counted(document);
    const [hint] = (await diagnostics(document, "strawberry")) as [vscode.Diagnostic];
    assert.equal(hint.severity, vscode.DiagnosticSeverity.Information);
    assert.equal(document.getText(hint.range), QUESTION);
    assert.match(hint.message, /o200k_base: “strawberry” is 3 tokens: st\|raw\|berry\./);
    const offered = await fixesAt(document, hint.range);
    const titles = offered.map(({ title }) => title);
    assert.ok(titles.includes("Put blanks between the letters: s t r a w b e r r y"), titles.join("\n"));
    const hyphens = offered.find(({ title }) => title.startsWith("Put hyphens"));
    assert.ok(hyphens?.edit, titles.join("\n"));
    await vscode.workspace.applyEdit(hyphens.edit);
    assert.equal(document.lineAt(2).text, 'How many r\'s are in "s-t-r-a-w-b-e-r-r-y"?');
    await until("nothing is left to say", 15_000, () => vscode.languages.getDiagnostics(document.uri).length === 0);
  });

  it("is told for the tokenizer that counts, and of an estimate without a cut", async () => {
    const { document } = await show(`${QUESTION}\n`);
    await set("tokenizer", "claude");
    await diagnostics(document, "how “strawberry” is cut is not published");
    await set("tokenizer", "byt5");
    await until("bytes hide no letters", 15_000, () => hints(document).length === 0);
  });

  it("is told no more where the person says so", async () => {
    const { document } = await show(`${QUESTION}\n`);
    const [hint] = (await diagnostics(document, "strawberry")) as [vscode.Diagnostic];
    const hide = (await fixesAt(document, hint.range)).find(({ title }) => title.startsWith("Do not say this"));
    assert.ok(hide?.command);
    await vscode.commands.executeCommand(hide.command.command);
    const settings = () => vscode.workspace.getConfiguration("promptBudget", document.uri);
    try {
      await until("the hint is gone", 15_000, () => hints(document).length === 0);
      assert.equal(settings().get("diagnostics.letters"), false);
    } finally {
      await settings().update("diagnostics.letters", undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
