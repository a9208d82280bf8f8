import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "mocha";
import * as vscode from "vscode";
import type { Count } from "../../src/core/tokenizer/tokenizer.ts";
import { until } from "../harness/until.ts";
import { counted, show } from "./counted.ts";
import * as proposals from "./proposals.ts";

const SENTENCE = "Always answer in the language of the question. ";
const { executeCommand } = vscode.commands;

/** A PDF of one page that says "Always answer in the language." */
const PDF = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
4 0 obj <</Length 56>> stream
BT /F 12 Tf 20 200 Td (Always answer in the language.) Tj ET
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R>>
`;

/** A folder of the workspace with files in it, removed afterwards. */
async function withFolder(files: Record<string, string | Uint8Array>, use: (folder: vscode.Uri) => Promise<void>) {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri;
  const folder = vscode.Uri.joinPath(root, `acting-${Date.now()}`);
  try {
    for (const [path, content] of Object.entries(files)) {
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), bytes);
    }
    await use(folder);
  } finally {
    await executeCommand("workbench.action.closeAllEditors");
    await vscode.workspace.fs.delete(folder, { recursive: true });
  }
}

describe("Fit on Copy", () => {
  after(() => executeCommand("workbench.action.closeAllEditors"));

  it("puts the fitted text on the clipboard and leaves the document alone", async () => {
    const { document } = await show(SENTENCE.repeat(30));
    const copied = await executeCommand<{ before: number; tokens: number }>("promptBudget.copyWithinBudget", {
      budget: 50,
    });
    const text = await vscode.env.clipboard.readText();
    assert.ok(copied.tokens <= 50 && copied.before > 50, JSON.stringify(copied));
    assert.ok(text.length > 0 && text.length < document.getText().length);
    assert.equal(document.getText(), SENTENCE.repeat(30));
  });

  it("copies a part of a text that cannot be changed", async () => {
    const content: vscode.TextDocumentContentProvider = { provideTextDocumentContent: () => SENTENCE.repeat(40) };
    const provider = vscode.workspace.registerTextDocumentContentProvider("copy-read-only", content);
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse("copy-read-only:/a.md"));
      const editor = await vscode.window.showTextDocument(document);
      editor.selection = new vscode.Selection(0, 0, 0, SENTENCE.length * 20);
      const copied = await executeCommand<{ before: number; tokens: number }>("promptBudget.copyWithinBudget", {
        budget: 50,
      });
      assert.ok(copied.tokens <= 50, JSON.stringify(copied));
      const text = await vscode.env.clipboard.readText();
      assert.ok(text.length > 0 && text.length < SENTENCE.length * 20);
    } finally {
      provider.dispose();
    }
  });

  it("copies the selection as it is where it fits", async () => {
    const editor = await show(SENTENCE.repeat(30));
    editor.selection = new vscode.Selection(0, 0, 0, 46);
    await executeCommand("promptBudget.copyWithinBudget", { budget: 50 });
    assert.equal(await vscode.env.clipboard.readText(), SENTENCE.trimEnd());
  });
});

describe("Fit Chat to Budget", () => {
  after(() => executeCommand("workbench.action.closeAllEditors"));
  const places = "harbour market bridge station garden library castle mill tower".split(" ");
  const told = (i: number, k: number) =>
    `On day ${5 * i + k} we walked from the ${places[i]} to the ${places[(i + k) % 9]}.`;
  const turn = (i: number) => ({
    role: i % 2 ? "assistant" : "user",
    content: Array.from({ length: 5 }, (_, k) => told(i, k)).join(" "),
  });

  it("leaves a chat that is one, with fewer turns", async () => {
    const messages = [{ role: "system", content: "Be brief." }, ...Array.from({ length: 9 }, (_, i) => turn(i))];
    const { document } = await show(JSON.stringify(messages, null, 2), "json");
    assert.equal((await proposals.run("fitChat", { budget: 200 })).error, undefined);
    assert.equal(await executeCommand("promptBudget.applyFit"), "applied");
    const left: object[] = JSON.parse(document.getText());
    assert.ok(left.length < messages.length, `${left.length} messages`);
    assert.deepEqual(left[0], messages[0]);
    await executeCommand("undo");
  });

  it("says of a text that it is no chat", async () => {
    const { document } = await show(SENTENCE.repeat(30));
    await counted(document, ({ structure }) => structure !== null);
    const { error } = await executeCommand<{ error: { message: string } }>("promptBudget.fitChat", { budget: 50 });
    assert.match(error.message, /is no chat/);
  });
});

describe("Count Tokens in Folder or Files", () => {
  interface Counted {
    readonly tokens: number;
    readonly files: readonly { readonly uri: string; readonly tokens: number }[];
    readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  }
  const count = (...uris: vscode.Uri[]) => executeCommand<Counted>("promptBudget.countFiles", uris[0], uris);
  const names = ({ files }: Counted) => files.map(({ uri }) => uri.split("/").pop());
  afterEach(() => executeCommand("workbench.action.closeQuickOpen"));

  it("counts a folder, most tokens first, and leaves out what .gitignore and files.exclude do", () =>
    withFolder(
      {
        "a.md": SENTENCE,
        "deep/b.md": SENTENCE.repeat(4),
        "ignored/c.md": SENTENCE,
        "d.log": SENTENCE,
        ".DS_Store": SENTENCE,
        ".gitignore": "ignored/\n*.log\n",
      },
      async (folder) => {
        const counted = await count(folder);
        assert.deepEqual(names(counted), ["b.md", "a.md", ".gitignore"]);
        assert.equal(
          counted.tokens,
          counted.files.reduce((sum, { tokens }) => sum + tokens, 0),
        );
      },
    ));

  it("counts a file that is named twice once, and an ignored one that was chosen itself", () =>
    withFolder({ "a.md": SENTENCE, "d.log": SENTENCE, ".gitignore": "*.log\n" }, async (folder) => {
      const [a, log] = ["a.md", "d.log"].map((name) => vscode.Uri.joinPath(folder, name)) as [vscode.Uri, vscode.Uri];
      assert.deepEqual(names(await count(a, a, log)).sort(), ["a.md", "d.log"]);
    }));

  it("says which files are binary, and counts the others", () =>
    withFolder({ "a.md": SENTENCE, "b.bin": new Uint8Array([1, 0, 2, 0]) }, async (folder) => {
      const counted = await count(folder);
      assert.deepEqual(names(counted), ["a.md"]);
      assert.match(counted.skipped[0]?.path ?? "", /b\.bin$/);
      assert.equal(counted.skipped[0]?.reason, "binary");
    }));

  it("counts the text of a PDF", () =>
    withFolder({ "a.pdf": PDF }, async (folder) => {
      const counted = await count(folder);
      assert.deepEqual([names(counted), counted.tokens], [["a.pdf"], 6]);
    }));

  it("counts what is typed and not saved yet", () =>
    withFolder({ "a.md": SENTENCE }, async (folder) => {
      const uri = vscode.Uri.joinPath(folder, "a.md");
      const before = await count(uri);
      const editor = await vscode.window.showTextDocument(uri);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), SENTENCE.repeat(3)));
      assert.ok((await count(uri)).tokens > before.tokens);
      await executeCommand("workbench.action.files.revert");
    }));
});

describe("Keep and Drop marks", () => {
  after(() => executeCommand("workbench.action.closeAllEditors"));

  it("keep what is marked and drop first what is marked so", async () => {
    const lines = Array.from({ length: 12 }, (_, i) => `Rule ${"abcdefghijkl"[i]} says something about the answer.`);
    const editor = await show(`${lines.join("\n\n")}\n`, "markdown");
    editor.selection = new vscode.Selection(22, 0, 22, 100);
    await executeCommand("promptBudget.keepSelection");
    editor.selection = new vscode.Selection(0, 0, 0, 100);
    await executeCommand("promptBudget.dropSelection");
    editor.selection = new vscode.Selection(1, 0, 1, 0);
    await executeCommand("promptBudget.copyWithinBudget", { budget: 40 });
    const text = await vscode.env.clipboard.readText();
    assert.ok(text.includes(lines[11] as string), text);
    assert.ok(!text.includes(lines[0] as string), text);
  });
});

describe("Keep marks of a file", () => {
  const lines = Array.from({ length: 12 }, (_, i) => `Rule ${"abcdefghijkl"[i]} says something about the answer.`);

  it("move with edits above them and outlive a change of the language mode", () =>
    withFolder({ "a.md": `${lines.join("\n\n")}\n` }, async (folder) => {
      const uri = vscode.Uri.joinPath(folder, "a.md");
      const editor = await vscode.window.showTextDocument(uri);
      editor.selection = new vscode.Selection(22, 0, 22, 100);
      await executeCommand("promptBudget.keepSelection");
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "New text above.\n\n"));
      await editor.document.save();
      await vscode.languages.setTextDocumentLanguage(editor.document, "plaintext");
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      await executeCommand("promptBudget.copyWithinBudget", { budget: 40 });
      const text = await vscode.env.clipboard.readText();
      assert.ok(text.includes(lines[11] as string), text);
    }));

  it("are comments in the text where the setting says so, taken back by one undo", () =>
    withFolder({ "a.md": `${lines.join("\n\n")}\n` }, async (folder) => {
      const settings = vscode.workspace.getConfiguration("promptBudget");
      await settings.update("marks.storage", "comments", vscode.ConfigurationTarget.Global);
      try {
        const editor = await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, "a.md"));
        const before = editor.document.getText();
        editor.selection = new vscode.Selection(0, 0, 0, 100);
        await executeCommand("promptBudget.keepSelection");
        assert.equal(editor.document.lineAt(0).text, `<!-- keep -->${lines[0]}<!-- /keep -->`);
        await executeCommand("undo");
        assert.equal(editor.document.getText(), before);
        await executeCommand("workbench.action.files.revert");
      } finally {
        await settings.update("marks.storage", undefined, vscode.ConfigurationTarget.Global);
      }
    }));
});

describe("Calibrate", () => {
  interface Calibrated {
    readonly before: Count;
    readonly after: Count;
    readonly others: Count;
  }
  const settings = () => vscode.workspace.getConfiguration("promptBudget");
  after(async () => {
    await executeCommand("promptBudget.resetCalibration");
    await settings().update("tokenizer", undefined, vscode.ConfigurationTarget.Global);
    await executeCommand("workbench.action.closeAllEditors");
  });

  it("shows for the text what its request took, moves others near it, and Reset takes it back", async () => {
    await settings().update("tokenizer", "claude", vscode.ConfigurationTarget.Global);
    const rules = Array.from({ length: 100 }, (_, i) => `${i}. In case ${(i * 7919).toString(36)}: ${SENTENCE}`);
    const { document } = await show(rules.join("\n"));
    const estimate = (await counted(document, ({ target }) => target?.exact === false)).count;
    const told = Math.round(estimate.tokens * 1.05);
    const { before, after: read, others } = await executeCommand<Calibrated>("promptBudget.calibrate", told);
    assert.equal(before.high, estimate.high);
    assert.equal(read.tokens, told);
    assert.ok(read.low < told && told < read.high && read.high - read.low < 25, JSON.stringify(read));
    assert.ok(Math.abs(others.tokens / told - 1) < 0.02, JSON.stringify(others));
    assert.ok(others.high - others.low < 0.8 * (before.high - before.low), JSON.stringify({ before, others }));
    await counted(document, ({ count }) => count?.tokens === told);
    assert.equal(Object.values(settings().get<object>("calibration", {}))[0].length, 1);
    await executeCommand("promptBudget.resetCalibration");
    assert.deepEqual(settings().get("calibration"), {});
    await counted(document, ({ count }) => count?.tokens === estimate.tokens);
  });
});

describe("Create or Open .promptbudget.json", () => {
  it("proposes a new file with an example that the rules of the file accept", async () => {
    const uri = await executeCommand<vscode.Uri>("promptBudget.openConfigFile");
    const editor = vscode.window.activeTextEditor as vscode.TextEditor;
    assert.equal(editor.document.uri.path, uri.path);
    assert.match(editor.document.getText(), /"budget"/);
    await executeCommand("workbench.action.revertAndCloseActiveEditor");
  });
});

describe("Included files", () => {
  it("are links, and one that is not there gets a hint", () =>
    withFolder(
      { "AGENTS.md": "# Agents\n\nSee @rules/style.md and @rules/gone.md now.\n", "rules/style.md": "Be kind.\n" },
      async (folder) => {
        const uri = vscode.Uri.joinPath(folder, "AGENTS.md");
        await vscode.window.showTextDocument(uri);
        const hints = await until("the missing file has a hint", 10_000, () => {
          const found = vscode.languages.getDiagnostics(uri).filter(({ message }) => message.includes("gone.md"));
          return found.length > 0 && found;
        });
        assert.equal(hints[0]?.severity, vscode.DiagnosticSeverity.Hint);
        const links = await executeCommand<vscode.DocumentLink[]>("vscode.executeLinkProvider", uri);
        assert.ok(links.some(({ target }) => target?.path.endsWith("/rules/style.md")));
      },
    ));
});
