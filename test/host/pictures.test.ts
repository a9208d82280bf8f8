import assert from "node:assert/strict";
import { encode } from "fast-png";
import { after, afterEach, describe, it } from "mocha";
import * as vscode from "vscode";
import { until } from "../harness/until.ts";
import { frame, landscape } from "../unit/images/made-frames.ts";
import { counted, diagnostics, set, workspaceFolder } from "./counted.ts";

const png = (seed: number, dx = 0) => encode({ ...frame(landscape(seed), { dx }), channels: 4 });

const write = (name: string, bytes: Uint8Array) =>
  vscode.workspace.fs.writeFile(vscode.Uri.joinPath(workspaceFolder(), name), bytes);

async function showFile(name: string, text: string): Promise<vscode.TextDocument> {
  await write(name, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(workspaceFolder(), name));
  await vscode.window.showTextDocument(document);
  return document;
}

const repeats = (document: vscode.TextDocument) =>
  vscode.languages.getDiagnostics(document.uri).filter(({ code }) => code === "repeated-picture");

describe("pictures of a prompt", () => {
  afterEach(async () => {
    for (const key of ["model", "diagnostics.waste"]) await set(key, undefined);
  });
  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("that show nearly the same as an earlier one are problems, with what leaving one out saves", async () => {
    await set("model", "gpt-4o");
    await write("shore.png", png(3));
    await write("hill.png", png(5));
    await write("shore-again.png", png(3, 0.006));
    const document = await showFile("pictures.md", "![](shore.png)\n![](hill.png)\n\n![](shore-again.png)\n");
    const [problem, ...others] = (await diagnostics(document, "nearly the same as")) as [vscode.Diagnostic];
    assert.deepEqual(others, []);
    assert.equal(document.getText(problem.range), "shore-again.png");
    assert.equal(problem.message, "This picture shows nearly the same as shore.png. Leaving it out saves 255 tokens.");
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), "Look at these:\n\n");
    await vscode.workspace.applyEdit(edit);
    await until("the problem moves with its text", 15_000, () => {
      const [moved] = repeats(document);
      return moved && document.getText(moved.range) === "shore-again.png";
    });
    await set("diagnostics.waste", false);
    await until("nothing is said where the person says so", 15_000, () => repeats(document).length === 0);
  });

  it("stand in a chat too, and are told when their file was drawn anew", async () => {
    const data = `data:image/png;base64,${Buffer.from(png(7)).toString("base64")}`;
    const content = ["seven.png", data].map((url) => ({ type: "image_url", image_url: { url } }));
    await write("seven.png", png(9));
    const text = JSON.stringify({ messages: [{ role: "user", content }] }, null, 2);
    const document = await showFile("pictures.json", text);
    await counted(document, ({ structure }) => structure?.images.length === 2);
    await write("seven.png", png(7));
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(text.length), "\n");
    await vscode.workspace.applyEdit(edit);
    await diagnostics(document, "This picture shows the same as seven.png.");
  });
});

describe("a JSON schema that a prompt asks its answer to follow", () => {
  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("is read with its line and the lengths of its answers", async () => {
    const schema = { type: "object", properties: { city: { type: "string", maxLength: 40 } }, required: ["city"] };
    const text = `Answer with JSON that follows this schema:\n\n\`\`\`json\n${JSON.stringify(schema)}\n\`\`\`\n`;
    const document = await showFile("schema.md", text);
    const { structure } = await counted(document, ({ structure }) => structure?.schema != null);
    const { line, least, usual, most } = structure!.schema!;
    assert.equal(line, 4);
    assert.ok(least > 0 && least <= usual && most !== null && usual <= most);
  });
});
