import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "mocha";
import * as vscode from "vscode";
import { until } from "../harness/until.ts";
import { set, workspaceFolder } from "./counted.ts";
import { processOf } from "./started-process.ts";

interface Outcome {
  readonly budget: number;
  readonly tokens: number;
  readonly pieces: number;
  readonly uri: string;
  readonly error?: { readonly code: string; readonly message: string; readonly minimum?: number };
}

const FILES = {
  "select/docs/retries.md": "# Retries\n\nA request is retried three times. The wait doubles each time.\n",
  "select/docs/moon.md": "# Moon\n\nDogs bark at the moon. Nobody knows why the parcel is late.\n",
  "select/src/load.ts": "export function loadCache(path: string): Cache {\n  return read(path);\n}\n",
};
const QUESTION = "How often is a request retried?";
const SCRIPT = "selecting-process";

const uriOf = (path: string) => vscode.Uri.joinPath(workspaceFolder(), path);

function run(name: string, ...given: unknown[]): Thenable<Outcome> {
  return vscode.commands.executeCommand<Outcome>(`promptBudget.${name}`, ...given);
}

async function textOf({ uri }: Outcome): Promise<string> {
  return (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))).getText();
}

/** The links of a selection with the commands that they run. */
async function links(outcome: Outcome): Promise<vscode.DocumentLink[]> {
  const uri = vscode.Uri.parse(outcome.uri);
  return vscode.commands.executeCommand<vscode.DocumentLink[]>("vscode.executeLinkProvider", uri, 100);
}

const select = (query: string, budget: number, scope: readonly string[] | null = ["select"]) =>
  run("select", { query, budget, scope });

describe("selecting context for a question", function () {
  this.timeout(90_000);

  before(async () => {
    await set("localModel", "none");
    for (const [path, text] of Object.entries(FILES))
      await vscode.workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(text));
  });

  beforeEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  after(async () => {
    await set("localModel", undefined);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.workspace.fs.delete(uriOf("select"), { recursive: true });
  });

  it("reads nothing before it is asked", () => {
    assert.equal(processOf(SCRIPT), undefined);
  });

  it("opens the best pieces as a read-only document within the budget, letter for letter as in their files", async () => {
    const outcome = await select(QUESTION, 40);
    assert.equal(outcome.error, undefined);
    assert.ok(outcome.tokens <= 40 && outcome.pieces > 0, JSON.stringify(outcome));
    const text = await textOf(outcome);
    assert.match(text, /^select\/docs\/retries\.md:\d/m);
    assert.match(text, /A request is retried three times\./);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), outcome.uri);
    const bodies = text
      .split("\n\n")
      .flatMap((part) => part.split("\n"))
      .filter((line) => !/^select\/.*:\d/.test(line));
    const sources = Object.values(FILES).join("\n");
    for (const line of bodies) assert.ok(sources.includes(line.replace(/…$/, "")), line);
  });

  it("a header is a link to the piece in its file", async () => {
    const outcome = await select(QUESTION, 40);
    const [link] = await links(outcome);
    const [name, query] = (link?.target?.toString(true) ?? "").split("?");
    assert.equal(name, "command:promptBudget.showSelected");
    await vscode.commands.executeCommand("promptBudget.showSelected", ...JSON.parse(query!));
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.uri.path ?? "", /select\/docs\/.*\.md$/);
    assert.notEqual(editor?.document.getText(editor.selection), "");
  });

  it("what an editor holds unsaved is selected from, and what it lets go of is not", async () => {
    const document = await vscode.workspace.openTextDocument(uriOf("select/docs/retries.md"));
    const editor = await vscode.window.showTextDocument(document);
    const at = document.getText().indexOf("three");
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + "three".length));
    await editor.edit((edit) => edit.replace(range, "seven"));
    assert.ok(document.isDirty);
    assert.match(await textOf(await select(QUESTION, 40)), /retried seven times/);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.files.revert");
    assert.match(await textOf(await select(QUESTION, 40)), /retried three times/);
  });

  it("a file that another program writes is seen", async () => {
    const uri = uriOf("select/docs/more.md");
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode("A request is retried when the wire broke.\n"));
    await until("the new file is selected from", 40_000, async () =>
      /wire broke/.test(await textOf(await select(QUESTION, 60))),
    );
    await vscode.workspace.fs.delete(uri);
  });

  it("a file that is left out is gone, and a larger budget is taken", async () => {
    const outcome = await select(QUESTION, 40);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(outcome.uri));
    const larger = await run("selectBudget", { budget: 80 });
    assert.ok(larger.tokens > outcome.tokens && larger.tokens <= 80);
    await until("the document shows more", 10_000, () => document.getText().includes("load.ts"));
    await vscode.commands.executeCommand("promptBudget.copySelection");
    assert.equal(await vscode.env.clipboard.readText(), document.getText());
    await vscode.commands.executeCommand("promptBudget.copySelectionReferences");
    const references = (await vscode.env.clipboard.readText()).split("\n");
    assert.ok(references.includes("#file:select/src/load.ts:1-3"), references.join());
  });

  it("a budget that is too small is told with the one that works", async () => {
    const { error } = await select(QUESTION, 1);
    assert.equal(error?.code, "budget-too-small");
    assert.equal((await select(QUESTION, error!.minimum!)).error, undefined);
  });

  it("a scope with nothing in it and a wrong argument are told in words", async () => {
    assert.match((await select(QUESTION, 40, ["nowhere"])).error?.message ?? "", /nowhere/);
    const { error } = await run("select", { query: QUESTION, budget: "many" });
    assert.match(error?.message ?? "", /"budget" of the command must be a whole number/);
  });

  it("a selection is saved in .promptbudget.json with its place, and run again by its name", async () => {
    const config = uriOf(".promptbudget.json");
    const before = await vscode.workspace.fs.readFile(config).then(undefined, () => undefined);
    try {
      await vscode.workspace.fs.writeFile(config, new TextEncoder().encode('{\n  // Ours.\n  "reserve": 7\n}\n'));
      await select(QUESTION, 40, ["select/docs", "select/src/load.ts"]);
      await vscode.commands.executeCommand("promptBudget.saveSelection", { name: "retries" });
      const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(config));
      assert.ok(written.startsWith('{\n  // Ours.\n  "reserve": 7,'), written);
      const { selections } = JSON.parse(written.replace("// Ours.", "")) as { selections: Record<string, unknown> };
      const include = ["select/docs/**", "select/src/load.ts"];
      assert.deepEqual(selections, { retries: { question: QUESTION, budget: 40, include } });
      await run("levelSelected", { path: "select/src/load.ts", level: "outline" });
      await vscode.commands.executeCommand("promptBudget.saveSelection", { name: "outlined" });
      const levels = { "select/src/load.ts": "outline" };
      const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(config)).replace("// Ours.", "");
      assert.deepEqual(JSON.parse(saved).selections.outlined, { question: QUESTION, budget: 40, include, levels });
      assert.doesNotMatch(await textOf(await run("runSavedSelection", { name: "outlined" })), /return read/);
      const again = await run("runSavedSelection", { name: "retries" });
      assert.equal(again.budget, 40);
      assert.match(await textOf(again), /retried three times/);
      const { error } = await run("runSavedSelection", { name: "moon" });
      assert.match(error?.message ?? "", /“moon”; there are: (?:retries, outlined|outlined, retries)\./);
    } finally {
      if (before) await vscode.workspace.fs.writeFile(config, before);
      else await vscode.workspace.fs.delete(config);
    }
  });

  it("a file is there at the level of detail that is wanted, and as before when that is taken back", async () => {
    const outcome = await select(QUESTION, 60);
    const path = "select/src/load.ts";
    const outline = await run("levelSelected", { path, level: "outline" });
    assert.ok(outline.tokens <= 60);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(outcome.uri));
    await until("the outline is shown", 10_000, () => /load\.ts:1\n.*loadCache/.test(document.getText()));
    assert.doesNotMatch(document.getText(), /return read/);
    await run("levelSelected", { path, level: "name" });
    await until("the name is shown", 10_000, () => document.getText().endsWith(`\n\n${path}`));
    await run("levelSelected", { path, level: "full" });
    await until("all of it is shown", 10_000, () => document.getText().includes("return read(path);\n}"));
    const { error } = await run("selectBudget", { budget: 5 });
    assert.equal(error?.code, "budget-too-small");
    await run("levelSelected", { path, level: null });
    await run("selectBudget", { budget: 25 });
    await until("it has no room any more", 10_000, () => !document.getText().includes("load.ts"));
  });

  it("what is left out gives its room to others, and comes back when that is forgotten", async () => {
    const outcome = await select(QUESTION, 40);
    const retries = { path: "select/docs/retries.md", start: 0, end: Number.MAX_SAFE_INTEGER };
    const without = await run("leaveOutSelected", retries);
    assert.equal(without.uri, outcome.uri);
    assert.ok(without.tokens <= 40);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(outcome.uri));
    await until("the document shows others", 10_000, () => !document.getText().includes("retries.md"));
    await run("forgetSelected", retries);
    await until("the document shows it again", 10_000, () => document.getText().includes("three times"));
  });

  it("what is pinned is there whatever it is worth, and a budget it does not fit is told with what was shown left", async () => {
    const outcome = await select(QUESTION, 40);
    const moon = FILES["select/docs/moon.md"];
    const start = moon.indexOf("Nobody");
    const pinned = await run("pinSelected", { path: "select/docs/moon.md", start, end: moon.length });
    assert.ok(pinned.tokens <= 40);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(outcome.uri));
    await until("the document shows it", 10_000, () => document.getText().includes("Nobody knows why"));
    const { error } = await run("selectBudget", { budget: 2 });
    assert.equal(error?.code, "budget-too-small");
    assert.ok(document.getText().includes("Nobody knows why"));
  });

  it("is inserted at the cursor as one edit, and opened as a new file", async () => {
    const target = await vscode.workspace.openTextDocument({ content: "Answer:\n\n", language: "markdown" });
    const editor = await vscode.window.showTextDocument(target, vscode.ViewColumn.One);
    editor.selection = new vscode.Selection(1, 0, 1, 0);
    const text = await textOf(await select(QUESTION, 40));
    await vscode.window.showTextDocument(target, vscode.ViewColumn.One);
    assert.equal(await vscode.commands.executeCommand("promptBudget.insertSelection"), true);
    assert.equal(target.getText(), `Answer:\n${text}\n`);
    await vscode.commands.executeCommand("undo");
    assert.equal(target.getText(), "Answer:\n\n");
    await vscode.commands.executeCommand("promptBudget.openSelection");
    const opened = vscode.window.activeTextEditor?.document;
    assert.deepEqual([opened?.isUntitled, opened?.getText()], [true, text]);
  });

  it("the clipboard and texts that are no files are selected from where that is asked", async () => {
    await vscode.env.clipboard.writeText("Retried? They said a request is retried nine times.\n");
    const given = { query: QUESTION, budget: 60, scope: ["select/docs"] };
    assert.doesNotMatch(await textOf(await run("select", given)), /nine times/);
    const outcome = await run("select", { ...given, also: ["clipboard", "unsaved", "problems", "changes"] });
    assert.ok(outcome.tokens <= 60);
    assert.match(await textOf(outcome), /^\(clipboard\):1\nRetried\? They said a request is retried nine times\./m);
    const { error } = await run("select", { ...given, also: ["radio"] });
    assert.match(error?.message ?? "", /"also" of the command must be a list of clipboard, problems/);
  });

  it("what a command printed in a terminal is selected from where that is asked", async () => {
    const terminal = vscode.window.createTerminal({ shellPath: "/bin/bash" });
    try {
      const shell = await until("the shell tells of its commands", 30_000, () => terminal.shellIntegration);
      shell.executeCommand('sleep 1; echo "Retried: the request is retried $((3 + 4)) times here."');
      const given = { query: QUESTION, budget: 90, scope: ["select/docs"], also: ["terminal"] };
      const select = async () => textOf(await run("select", given));
      const isPrinted = async () => /^Retried: the request is retried 7 times here\.$/m.test(await select());
      await until("it was printed and read", 20_000, isPrinted, select);
    } finally {
      terminal.dispose();
    }
  });

  it("reading the workspace can be paused, and what is read is selected from meanwhile", async () => {
    await run("pauseIndexing");
    try {
      assert.match(await textOf(await select(QUESTION, 40)), /retried three times/);
    } finally {
      await run("resumeIndexing");
    }
  });

  it("a process that is killed in the middle is told, and the next selection starts another", async () => {
    const first = processOf(SCRIPT);
    assert.ok(first, "a process runs since the first selection");
    const send = first.send.bind(first) as (...given: unknown[]) => boolean;
    first.send = (message: unknown, ...rest: unknown[]) => {
      if ((message as { name?: string }).name === "select") first.kill("SIGKILL");
      return send(message, ...rest);
    };
    const waiting = select(`${QUESTION} Why?`, 40);
    const { error } = await waiting;
    assert.equal(error?.code, "internal", JSON.stringify(error));
    assert.match(error?.message ?? "", /ended before it could answer\. Try again\./);
    assert.match(await textOf(await select(QUESTION, 40)), /retried three times/);
    assert.notEqual(processOf(SCRIPT)?.pid, first.pid);
  });
});
