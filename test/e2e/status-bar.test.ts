import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { shown, tokensOf } from "./reference.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const counted = (text: string) => shown(tokensOf(text));

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

  it("tells in its tooltip the budget, the tokenizer, the largest sections and what to do", async () => {
    const tooltip = await workbench.hover(workbench.status);
    const text = (await tooltip.textContent()) ?? "";
    for (const part of [`${counted(PROMPT)} / 8,000`, "o200k_base (exact)", "Rules", "Choose model", "Set budget"]) {
      assert.ok(text.includes(part), `${part} is not in: ${text}`);
    }
    const bars = tooltip.locator("td", { hasText: /^\s*[━╸]+$/ });
    const lefts = await bars.evaluateAll((cells) =>
      cells.map((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return Math.round(range.getBoundingClientRect().left);
      }),
    );
    assert.ok(lefts.length > 1 && new Set(lefts).size === 1, `The bars begin at ${lefts}.`);
    await workbench.leaveHover();
  });

  it("offers models and budgets when it is clicked", async () => {
    await workbench.status.click();
    const list = workbench.page.locator(".quick-input-list");
    for (const entry of ["Choose model…", "Set budget…", "Show or hide tokens", "Settings"]) {
      await list.locator(".monaco-list-row", { hasText: entry }).waitFor();
    }
    await workbench.press("Escape");
    await list.waitFor({ state: "hidden" });
  });

  it("lists models with their vendor, and the date of the prices once", async () => {
    await workbench.openFile("prompt.md");
    await workbench.run("Prompt Budget: Choose Model…");
    const widget = workbench.page.locator(".quick-input-widget:visible");
    await widget.locator(".quick-input-title", { hasText: /list prices of \d{4}-\d\d-\d\d$/ }).waitFor();
    await widget.locator("input[type=text]").first().fill("gpt-4o-mini");
    const row = widget.locator(".monaco-list-row", { hasText: "gpt-4o-mini · exact" }).first();
    assert.match(
      (await row.textContent()) ?? "",
      /OpenAI · window 128,000 · o200k_base · \$0\.15 per million tokens(?! ·)/,
    );
    await workbench.press("Escape");
    await widget.waitFor({ state: "hidden" });
  });

  it("takes a new budget by the keyboard alone", async () => {
    await workbench.openFile("prompt.md");
    await workbench.run("Prompt Budget: Set Budget…");
    await workbench.pick("500 tokens", { typed: "500" });
    await workbench.pick("everywhere");
    await workbench.statusReads(`${counted(PROMPT)} / 500`);
  });

  it("speaks to a screen reader", async () => {
    const label = await workbench.status.getAttribute("aria-label");
    assert.match(label ?? "", new RegExp(`${counted(PROMPT)}.*500`));
  });

  it("shows 0 for an empty file", async () => {
    await workbench.openFile("empty.txt");
    await workbench.statusReads("0 / 500");
  });

  it("counts an untitled document from its first letter", async () => {
    await workbench.run("File: New Untitled Text File");
    await workbench.editorHasFocus();
    await workbench.statusReads("0 / 500");
    await workbench.type("Hello, world");
    await workbench.statusReads(`${counted("Hello, world")} / 500`);
  });

  it("asks for nothing outside this machine", () => {
    assert.deepEqual(workbench.foreignRequests, []);
  });
});
