import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "../harness/until.ts";
import { PanelPage } from "./panel-page.ts";
import { shown, tokensOf } from "./reference.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const BUDGET = 120;
const TEXT = "# Trees\n\nA word before.\n\n## Oak\n\nThe oak stands alone.\n\n## Birch\n\nThe birch is white.\n";

describe("several panels at once", () => {
  let workbench: Workbench;
  /** In the side bar, and in two tabs. */
  let panels: PanelPage[];
  let text = TEXT;
  keepPicturesOfFailures(() => workbench);
  before(async () => {
    workbench = await Workbench.open({
      files: { "trees.md": TEXT, "other.md": "# Other\n" },
      settings: { "promptBudget.tokenizer": "o200k_base", "promptBudget.budget": BUDGET },
    });
    await workbench.openFile("trees.md");
    panels = [0, 1, 2].map((place) => new PanelPage(workbench.page, place));
    for (const [i, command] of [
      "Budget Panel: Focus on Budget Panel View",
      "Prompt Budget: Open Panel",
      "Prompt Budget: Open Panel",
    ].entries()) {
      await workbench.run(command);
      await panels[i]!.says(new RegExp(`^${tokensOf(TEXT)} of ${BUDGET} tokens`));
    }
  });
  after(async () => workbench?.close());

  const pages = () => workbench.page.locator("iframe.webview");
  const tabs = () => workbench.page.locator(".tab", { hasText: "Prompt Budget" });
  const type = async (typed: string) => {
    await workbench.page.locator('.tab[data-resource-name="trees.md"]').click();
    await workbench.editorHasFocus();
    await workbench.press("ControlOrMeta+End");
    await workbench.type(typed);
    text += typed;
    await workbench.statusReads(`${shown(tokensOf(text))} / ${BUDGET}`);
  };
  const allSay = async (some: readonly PanelPage[]) => {
    for (const panel of some) await panel.says(new RegExp(`^${tokensOf(text)} of ${BUDGET} tokens`));
  };

  it("show the same", async () => {
    const places = await Promise.all(
      panels.map(({ main }) => main.evaluate((page) => page.ownerDocument.documentElement.dataset.place)),
    );
    assert.deepEqual(places, ["view", "tab", "tab"]);
    for (const panel of panels) await panel.nodes.nth(2).waitFor();
    const [first, ...others] = await Promise.all(panels.map((panel) => panel.labels()));
    for (const other of others) assert.deepEqual(other, first);
  });

  it("follow what is typed", async () => {
    await type("One more sentence.");
    await allSay(panels);
  });

  it("count for the model that was chosen in one of them", async () => {
    await panels[1]!.frame.locator("select").selectOption("gpt-4");
    for (const { frame } of panels) await frame.locator(".legend", { hasText: "Reserve" }).waitFor();
    await panels[2]!.frame.locator("select").selectOption("");
    for (const { frame } of panels) await frame.locator(".legend:not(:has-text('Reserve'))").waitFor();
    await allSay(panels);
  });

  it("do without one that was closed", async () => {
    await tabs().last().click();
    await workbench.run("View: Close Editor");
    await until("two are left", 10_000, async () => (await pages().count()) === 2);
    await type(" And another one.");
    await allSay(panels.slice(0, 2));
  });

  it("have no page while they are hidden, and come back as they were", async () => {
    await panels[1]!.turnTo("Tokenizers");
    await panels[1]!.frame.locator("tbody tr").first().waitFor();
    await workbench.run("View: Toggle Primary Side Bar Visibility");
    await until("the one in the side bar is gone", 10_000, async () => (await pages().count()) === 1);
    await tabs().last().click();
    // A list to choose from would close again when the page takes the keyboard after it.
    await panels[0]!.turnTo("Tokenizers");
    await workbench.openFile("other.md");
    await until("no page is there", 10_000, async () => (await pages().count()) === 0);
    await type(" It counts.");
    await tabs().click();
    const [tab] = panels;
    await tab!.frame.locator("h1", { hasText: "trees.md" }).waitFor();
    assert.equal(await tab!.tab("Tokenizers").getAttribute("aria-selected"), "true");
    await tab!.turnTo("Window");
    await allSay([tab!]);
    await workbench.run("View: Toggle Primary Side Bar Visibility");
    await until("the one in the side bar is back", 20_000, async () => (await pages().count()) === 2);
    for (const place of [0, 1]) await allSay([new PanelPage(workbench.page, place)]);
  });
});
