import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "../harness/until.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const FILES = {
  "retries.md": "# Retries\n\nA request is retried three times. The wait doubles each time.\n",
  "queue.md": "# Queue\n\nA request that is retried waits in the queue. Others pass it.\n",
  "moon.md": "# Moon\n\nDogs bark at the moon. Nobody knows why the parcel is late.\n",
};

describe("the tree of a selection", () => {
  let workbench: Workbench;
  keepPicturesOfFailures(() => workbench);
  before(async () => {
    workbench = await Workbench.open({ files: FILES, settings: { "promptBudget.localModel": "none" } });
    await workbench.openFile("moon.md");
    await workbench.run("Prompt Budget: Select Context for a Question…");
    await workbench.answer("How often is a request retried?");
    await workbench.pick("45 tokens", { typed: "45" });
    await workbench.pick("The whole workspace");
    await workbench.row("retries.md").waitFor();
  });
  after(async () => workbench?.close());

  const box = (name: string) => workbench.row(name).locator(".monaco-custom-toggle").first();
  const isKept = async (name: string) => (await box(name).getAttribute("aria-checked")) === "true";
  const message = () => workbench.page.locator(".sidebar .tree-explorer-viewlet-tree-view .message");

  it("leaves out a file whose box is unchecked and selects anew, and takes it back", async () => {
    assert.ok(await isKept("retries.md"));
    const before = await message().textContent();
    assert.match(before ?? "", /of 45 tokens, chosen from 3 files\./);
    await until("the file is left out", 20_000, async () => {
      if (!(await isKept("retries.md"))) return true;
      await box("retries.md").click();
      return false;
    });
    await workbench.row("retries.md, left out by you").waitFor();
    assert.match((await message().textContent()) ?? "", /of 45 tokens/);
    await until("the file is back", 20_000, async () => {
      if (await isKept("retries.md")) return true;
      await box("retries.md").click();
      return false;
    });
    await workbench.row("retries.md, left out by you").waitFor({ state: "detached" });
  });
});
