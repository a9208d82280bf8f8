import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "mocha";
import * as vscode from "vscode";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import { until } from "../harness/until.ts";
import { counted, set, show } from "./counted.ts";

const TEXT = "# 你好\n\nInternationalisation, 12345678 times: 東京 and größer.\n";

const showTwo = (tokenizer: string) =>
  vscode.commands.executeCommand<vscode.Uri | undefined>("promptBudget.showTokensOfTwo", { tokenizer });

function shown(uri: vscode.Uri): vscode.TextEditor {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  assert.ok(editor, `${uri} is not shown`);
  return editor;
}

const lensOf = async (uri: vscode.Uri) => {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", uri);
  return lenses.map(({ command }) => command?.title ?? "").find((title) => title.includes("tokens"));
};

describe("the tokens of two tokenizers", () => {
  afterEach(async () => {
    await vscode.commands.executeCommand("promptBudget.hideTokens");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });
  after(() => set("tokenizer", undefined));

  it("shows the text beside itself, read-only, counted with the second", async () => {
    const { document } = await show(TEXT);
    await counted(document);
    const uri = await showTwo("cl100k_base");
    assert.ok(uri);
    const second = shown(uri);
    assert.equal(second.document.getText(), TEXT);
    assert.equal(second.document.languageId, "markdown");
    assert.equal(vscode.window.activeTextEditor?.document, document);
    assert.notEqual(second.viewColumn, shown(document.uri).viewColumn);
    const [own, other] = [await loadTokenizer("o200k_base"), await loadTokenizer("cl100k_base")];
    const state = await counted(second.document, ({ target }) => target?.tokenizer === "cl100k_base");
    assert.equal(state.count.tokens, other.count(TEXT));
    const titles = [
      [document.uri, `o200k_base: ${own.count(TEXT)} tokens`],
      [uri, `cl100k_base: ${other.count(TEXT)} tokens (+`],
    ] as const;
    for (const [of, title] of titles)
      await until(
        title,
        15_000,
        async () => (await lensOf(of))?.includes(title),
        () => lensOf(of),
      );
  });

  it("names the id and bytes of a token of the second where the mouse rests on it", async () => {
    const { document } = await show(TEXT);
    await counted(document);
    const uri = await showTwo("llama3");
    assert.ok(uri);
    const tokenizer = await loadTokenizer("llama3");
    const ids = tokenizer.encode(TEXT);
    const place = [...ids].findIndex((id) => tokenizer.decode([id]).includes("東"));
    const at = shown(uri).document.positionAt(TEXT.indexOf("東"));
    const hovered = await until("the token is named", 15_000, async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, at);
      const texts = hovers.flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value));
      return texts.find((text) => text.includes("Token"));
    });
    assert.ok(hovered.includes(`**Token ${place + 1}** · id ${ids[place]}`), hovered);
  });

  it("follows what is typed in the text", async () => {
    const editor = await show(TEXT);
    await counted(editor.document);
    const uri = await showTwo("cl100k_base");
    assert.ok(uri);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "More before it.\n"));
    const second = shown(uri).document;
    await until("the second text follows", 15_000, () => second.getText() === editor.document.getText());
    const expected = (await loadTokenizer("cl100k_base")).count(editor.document.getText());
    await counted(second, ({ count }) => count?.tokens === expected);
  });

  it("says nothing of the second text in the Problems view", async () => {
    const { document } = await show('How many r\'s are in "strawberry"?\n');
    const uri = await showTwo("cl100k_base");
    assert.ok(uri);
    await until("the text itself has its hint", 15_000, () => vscode.languages.getDiagnostics(document.uri).length > 0);
    await counted(shown(uri).document, ({ structure }) => structure !== null);
    assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
  });

  it("refuses what has no tokens to show", async () => {
    const { document } = await show(TEXT);
    await counted(document);
    const before = vscode.window.visibleTextEditors.length;
    assert.equal(await showTwo("claude"), undefined);
    assert.equal(await showTwo("nothing"), undefined);
    await set("tokenizer", "claude");
    await counted(document, ({ target }) => target?.exact === false);
    assert.equal(await showTwo("cl100k_base"), undefined);
    // Those of the test before may still be closing.
    assert.ok(vscode.window.visibleTextEditors.length <= before);
  });
});
