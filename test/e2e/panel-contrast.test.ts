import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { PanelPage } from "./panel-page.ts";
import { HIGH_CONTRAST, turnToTheme } from "./themes.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const BUDGET = 60;
const PROMPT = `# Retries

A request is retried three times. The wait doubles each time, and it never is longer than a minute.

## Queue

A request that is retried waits in the queue. Others pass it, since they have waited for less long than it has.

## Moon

Dogs bark at the moon. Nobody knows why the parcel is late, and nobody has asked the moon so far.
`;
/** What of each view tells that it has its content. */
const VIEWS = {
  Window: '[role="treeitem"]',
  Fit: '[role="option"]',
  Select: ".grown:has-text('more tokens')",
  Tokenizers: "tbody tr:nth-child(5)",
  Workspace: '[role="option"]',
  "Over Time": "tbody tr",
};

describe("the panel in high contrast", () => {
  let workbench: Workbench;
  let panel: PanelPage;
  keepPicturesOfFailures(() => workbench);
  before(async () => {
    workbench = await Workbench.open({
      files: { "retries.prompt.md": PROMPT, "moon.prompt.md": "# Moon\n\nDogs bark at it.\n" },
      settings: {
        "promptBudget.model": "gpt-4-turbo",
        "promptBudget.budget": BUDGET,
        "promptBudget.localModel": "none",
      },
    });
    await workbench.openFile("retries.prompt.md");
    await workbench.statusReads(new RegExp(` / ${BUDGET}$`));
    await workbench.run("Prompt Budget: Select Context for a Question…");
    await workbench.answer("How often is a request retried?");
    await workbench.pick("40 tokens", { typed: "40" });
    await workbench.pick("The whole workspace");
    await workbench.page.locator('.sidebar .monaco-list-row[aria-label*="best match"]').first().waitFor();
    await workbench.openFile("retries.prompt.md");
    await workbench.run("View: Toggle Primary Side Bar Visibility");
    await workbench.run("Prompt Budget: Open Panel");
    panel = new PanelPage(workbench.page);
    await panel.says(new RegExp(`of ${BUDGET} tokens`));
  });
  after(async () => workbench?.close());

  for (const theme of HIGH_CONTRAST) {
    describe(`of the theme ${theme}`, () => {
      before(async () => {
        await turnToTheme(workbench, theme);
        await panel.frame.locator(`body[data-vscode-theme-id="${theme}"]`).waitFor();
      });

      for (const [view, content] of Object.entries(VIEWS)) {
        it(`has nothing in ${view} that axe objects to`, async () => {
          await panel.turnTo(view);
          await panel.frame.locator(content).first().waitFor();
          for (const summary of await panel.frame.locator("details:not([open]) > summary:visible").all())
            await summary.press("Enter");
          if (view === "Fit") {
            const second = panel.frame.getByRole("checkbox", { name: "Compare with…" });
            if (!(await second.isChecked())) await second.press("Space");
            await panel.frame.locator(".second-figures", { hasText: "for a budget of" }).waitFor();
          }
          const options = panel.frame.locator('[role="option"]:visible');
          if ((await options.count()) > 0) await options.first().focus();
          assert.deepEqual(await panel.violations(), []);
        });
      }
    });
  }
});
