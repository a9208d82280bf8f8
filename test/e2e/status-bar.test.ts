import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { get_encoding } from "tiktoken";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const reference = get_encoding("o200k_base");
const counted = (text: string) => reference.encode_ordinary(text).length.toLocaleString("en");

const PROMPT = `# Role

You are a careful assistant. Answer in one sentence.

## Rules

- Cite the file: src/main.ts, line 12.
- Never guess. Größe, naïve, 東京, 👩‍👩‍👧, \`x += 1\`.
`;

describe("the status bar", () => {
  let workbench: Workbench;
  keepPicturesOfFailures(() => workbench);
  before(async () => {
    workbench = await Workbench.open({
      files: { "prompt.md": PROMPT, "empty.txt": "" },
      settings: { "promptBudget.tokenizer": "o200k_base", "promptBudget.budget": 8000 },
    });
    await workbench.openFile("prompt.md");
  });
  after(async () => workbench?.close());

  it("shows the count of the reference tokenizer, and the budget", async () => {
    await workbench.statusReads(`${counted(PROMPT)} / 8,000`);
  });

  it("follows what is typed, to the token", async () => {
    await workbench.press("ControlOrMeta+End");
    await workbench.type("Answer within thirty words, please");
    await workbench.statusReads(`${counted(`${PROMPT}Answer within thirty words, please`)} / 8,000`);
    await workbench.press("Backspace", "Backspace", "Backspace");
    await workbench.statusReads(`${counted(`${PROMPT}Answer within thirty words, ple`)} / 8,000`);
  });

  it("follows undo", async () => {
    for (let i = 0; i < 20 && (await workbench.statusText()) !== `${counted(PROMPT)} / 8,000`; i++) {
      await workbench.press("ControlOrMeta+Z");
    }
    await workbench.statusReads(`${counted(PROMPT)} / 8,000`);
  });

  it("counts the selected text beside the whole", async () => {
    await workbench.press("ControlOrMeta+Home", "Shift+End");
    await workbench.statusReads(`${counted("# Role")} selected · ${counted(PROMPT)} / 8,000`);
    await workbench.press("ArrowLeft");
    await workbench.statusReads(`${counted(PROMPT)} / 8,000`);
  });

  it("shows 0 for an empty file", async () => {
    await workbench.openFile("empty.txt");
    await workbench.statusReads("0 / 8,000");
  });

  it("counts an untitled document from its first letter", async () => {
    await workbench.run("File: New Untitled Text File");
    await workbench.editorHasFocus();
    await workbench.statusReads("0 / 8,000");
    await workbench.type("Hello, world");
    await workbench.statusReads(`${counted("Hello, world")} / 8,000`);
  });

  it("asks for nothing outside this machine", () => {
    assert.deepEqual(workbench.foreignRequests, []);
  });
});
