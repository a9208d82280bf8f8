import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { until } from "../harness/until.ts";
import { shown, tokensOf } from "./reference.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const BUDGET = 90;
const SECTIONS = {
  Oak: "Water the oak behind the church every day.",
  Birch: "Never cut the birch that the school planted.",
  Cedar: "Ask the gardener before you move the cedar.",
  Maple: "Rake the leaves below the maple in October.",
  Willow: "Keep the willow away from the canal.",
  Lime: "Let the bees have the flowers of the lime.",
};
const TEXT = `# Trees\n\n${Object.entries(SECTIONS)
  .map(([name, sentence]) => `## ${name}\n\n${sentence} Then write down when you did so, and who was with you.\n`)
  .join("\n")}`;

describe("the plan of a proposed fit, by the keyboard", () => {
  let workbench: Workbench;
  keepPicturesOfFailures(() => workbench);
  before(async () => {
    workbench = await Workbench.open({
      files: { "trees.md": TEXT },
      settings: { "promptBudget.tokenizer": "o200k_base", "promptBudget.budget": BUDGET },
    });
    await workbench.openFile("trees.md");
    await workbench.statusReads(`${shown(tokensOf(TEXT))} / ${BUDGET}`);
    await workbench.run("Prompt Budget: Fit Document to Budget…");
    await workbench.pick(`${BUDGET} tokens`);
    await workbench.answer("");
    await workbench.row("Oak").waitFor();
  });
  after(async () => workbench?.close());

  const message = () => workbench.page.locator(".sidebar .tree-explorer-viewlet-tree-view .message");
  const box = (name: string) => workbench.row(name).locator(".monaco-custom-toggle");
  const isKept = async (name: string) => (await box(name).getAttribute("aria-checked")) === "true";
  const budgetReads = (budget: number) =>
    until(
      `the view says ${budget}`,
      20_000,
      async () => ((await message().textContent()) ?? "").includes(`of ${budget} tokens; was ${tokensOf(TEXT)}`),
      () => message().textContent(),
    );

  it("shows a section in each row, and what stays of it", async () => {
    await budgetReads(BUDGET);
    for (const name of Object.keys(SECTIONS)) await workbench.row(name).waitFor();
    const kept = await Promise.all(Object.keys(SECTIONS).map(isKept));
    assert.ok(kept.includes(true) && kept.includes(false), JSON.stringify(kept));
  });

  it("says to a screen reader what a row is, what became of it, and why", async () => {
    const labels = await workbench.page
      .locator(".sidebar .monaco-list-row")
      .evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label") ?? ""));
    const leftOut = labels.find((label) => label.includes("left out"));
    assert.match(leftOut ?? "", /^\w+, left out, 0 of \d+ tokens, .+/, JSON.stringify(labels));
  });

  it("leaves out by the space bar, and puts back by it", async () => {
    const names = Object.keys(SECTIONS);
    const kept = (await Promise.all(names.map(async (name) => ((await isKept(name)) ? name : "")))).find((n) => n);
    assert.ok(kept, "a section is kept");
    await workbench.focusTree();
    await workbench.goToRow(kept);
    await workbench.press("Space");
    await until(`${kept} is left out`, 20_000, async () => !(await isKept(kept)));
    await workbench.row(kept).filter({ hasText: "left out by you" }).waitFor();
    await workbench.press("Space");
    await until(`${kept} is back`, 20_000, () => isKept(kept));
    await workbench.row(kept).filter({ hasText: "pinned" }).waitFor();
    await workbench.lens(/Leave Out “/).waitFor();
  });

  it("goes down and up with the budget by - and +", async () => {
    await workbench.press("-");
    await budgetReads(BUDGET * 0.9);
    await workbench.press("+");
    await budgetReads(89);
  });

  it("changes the budget by a quick pick from the fitted text", async () => {
    await workbench.run("Prompt Budget: Change Budget of the Proposed Fit…");
    await workbench.pick("120 tokens", { typed: "120" });
    await budgetReads(120);
    await workbench.statusReads(/^\d+ \/ 120$/);
  });

  it("puts back by a lens what it cut there", async () => {
    const offer = workbench.lens(/Put Back “/);
    await offer.waitFor();
    const pinned = workbench.page.locator(".codelens-decoration a", { hasText: "Leave Out “" });
    const before = await pinned.count();
    await workbench.click(offer, async () => (await pinned.count()) > before);
  });

  it("names the smallest budget that holds what was put back, and fits to it", async () => {
    await workbench.run("Prompt Budget: Change Budget of the Proposed Fit…");
    await workbench.pick("7 tokens", { typed: "7" });
    const notice = workbench.page.locator(".notification-toast", { hasText: /Fit to \d+/ });
    await notice.waitFor();
    const minimum = Number(/Fit to (\d+)/.exec((await notice.textContent()) ?? "")?.[1]);
    await workbench.click(
      notice.locator(".monaco-button", { hasText: "Fit to" }),
      async () => (await notice.count()) === 0,
    );
    await budgetReads(minimum);
  });

  it("is applied from the tree, and gone after that", async () => {
    await workbench.focusTree();
    await workbench.press("ControlOrMeta+Enter");
    await workbench.page.locator(".tab.active", { hasText: /^trees\.md$/ }).waitFor();
    await workbench.row("Oak").waitFor({ state: "hidden" });
    await workbench.save();
    assert.ok(readFileSync(path.join(workbench.folder, "trees.md"), "utf8").length < TEXT.length);
  });
});
