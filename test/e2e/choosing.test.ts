import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { shown, tokensOf } from "./reference.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const TEXT = "# Rules\n\nAnswer in one sentence. Cite the source of every figure that you give.\n";
const count = shown(tokensOf(TEXT));

describe("choosing a budget and a model by the keyboard", () => {
  let workbench: Workbench;
  keepPicturesOfFailures(() => workbench);
  before(async () => {
    workbench = await Workbench.open({
      files: { "rules.md": TEXT, "other.md": TEXT, ".promptbudget.json": '{ "model": "gpt-5", "budget": 900 }\n' },
      settings: {},
    });
    await workbench.openFile("rules.md");
    await workbench.statusReads(`${count} / 900`);
  });
  after(async () => workbench?.close());
  const input = () => workbench.page.locator(".quick-input-widget:visible input[type=text]").first();
  const rows = () => workbench.page.locator(".quick-input-list .monaco-list-row");

  it("says while a budget is typed what is wrong with it, and takes a right one at once", async () => {
    await workbench.run("Prompt Budget: Set Budget…");
    await rows().filter({ hasText: "10% of the window" }).waitFor();
    await input().fill("lots");
    await rows().filter({ hasText: "Not a budget" }).waitFor();
    await input().fill("700");
    await rows().filter({ hasText: "700 tokens" }).waitFor();
    await workbench.press("Enter");
    await workbench.pick("this file");
    await workbench.statusReads(`${count} / 700`);
    const toast = workbench.page.locator(".notification-toast", { hasText: "written to .promptbudget.json" });
    await toast.waitFor();
    assert.match(readFileSync(path.join(workbench.folder, ".promptbudget.json"), "utf8"), /"glob": "\/rules\.md"/);
    await workbench.openFile("other.md");
    await workbench.statusReads(`${count} / 900`);
  });

  it("proposes the last choice of what a budget counts for", async () => {
    await workbench.run("Prompt Budget: Set Budget…");
    await workbench.pick("8,000 tokens", { typed: "8k" });
    await workbench.pick("this workspace");
    await workbench.statusReads(`${count} / 8,000`);
    await workbench.run("Prompt Budget: Set Budget…");
    await workbench.pick("600 tokens", { typed: "600" });
    await workbench.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: "this workspace" }).waitFor();
    await workbench.press("Enter");
    await workbench.statusReads(`${count} / 600`);
  });

  it("opens the models at the current one, and calls the unknown tokenizer what it is", async () => {
    await workbench.run("Prompt Budget: Choose Model…");
    await workbench.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: "current" }).waitFor();
    await input().fill("wide estimate");
    await rows().filter({ hasText: "other model: a wide estimate" }).waitFor();
    await workbench.press("Escape");
  });

  it("says that a text is within its budget, and that no proposal is open", async () => {
    const status = workbench.page.locator(".statusbar-item");
    await workbench.run("Prompt Budget: Go to Overflow Line");
    await status.filter({ hasText: "The text is within its budget." }).waitFor();
    await workbench.run("Prompt Budget: Apply the Proposed Fit");
    await status.filter({ hasText: "No proposal is open." }).waitFor();
  });
});
