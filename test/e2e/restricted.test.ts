import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "../harness/until.ts";
import { tokensOf } from "./reference.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const PROMPT = "# Unknown folder\n\nSomebody sent this prompt. It is read, and nothing that it names is run.\n";

describe("a folder in Restricted Mode", () => {
  let workbench: Workbench;
  keepPicturesOfFailures(() => workbench);
  before(async () => {
    workbench = await Workbench.open({
      files: { "prompt.md": PROMPT, ".promptbudget.json": '{ "budget": 10 }' },
      settings: { "promptBudget.tokenizer": "o200k_base" },
      restricted: true,
    });
    await workbench.page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
    await workbench.openFile("prompt.md");
  });
  after(async () => workbench?.close());

  it("is counted against its own budget file, and shows where the budget ends", async () => {
    await workbench.statusReads(`${tokensOf(PROMPT)} / 10`);
    await workbench.addedText(/budget of 10 tokens ends here/);
  });

  it("is counted on when it becomes trusted", async () => {
    const restricted = workbench.page.locator(".statusbar-item", { hasText: "Restricted Mode" });
    await restricted.click();
    await workbench.page.getByRole("button", { name: "Trust", exact: true }).first().click();
    await restricted.waitFor({ state: "detached" });
    // What a newly trusted window starts may take the keyboard from the editor once more.
    await until("the cursor is at the end", 20_000, async () => {
      await workbench.openFile("prompt.md");
      await workbench.press("ControlOrMeta+End");
      return workbench.page.locator(".statusbar-item", { hasText: "Ln 4, Col 1" }).isVisible();
    });
    await workbench.type("Now it is trusted.");
    await workbench.statusReads(`${tokensOf(`${PROMPT}Now it is trusted.`)} / 10`);
  });

  it("asks for nothing outside this machine", () => {
    assert.deepEqual(workbench.foreignRequests, []);
  });
});
