import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { until } from "../harness/until.ts";
import { PanelPage } from "./panel-page.ts";
import { shown, tokensOf } from "./reference.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const BUDGET = 90;
const SECTIONS = {
  Oak: "The oak stands alone in the field behind the church.",
  Birch: "The birch is white, and it was planted by the school.",
  Cedar: "The cedar came from a park in another town.",
  Maple: "The maple turns red before all the others do.",
  Willow: "The willow hangs over the water of the canal.",
  "<b>Lime</b>": "The lime flowers in June, and the bees come from far.",
};
const TEXT = `# Trees\n\n${Object.entries(SECTIONS)
  .map(([name, sentence]) => `## ${name}\n\n${sentence} ${sentence.replace("The", "This")}\n`)
  .join("\n")}`;

describe("a fit in the panel", () => {
  let workbench: Workbench;
  let panel: PanelPage;
  keepPicturesOfFailures(() => workbench);
  before(async () => {
    workbench = await Workbench.open({
      files: { "trees.md": TEXT },
      settings: { "promptBudget.tokenizer": "o200k_base", "promptBudget.budget": BUDGET },
    });
    await workbench.openFile("trees.md");
    await workbench.statusReads(`${shown(tokensOf(TEXT))} / ${BUDGET}`);
    await workbench.run("View: Toggle Primary Side Bar Visibility");
    await workbench.run("Prompt Budget: Open Panel");
    panel = new PanelPage(workbench.page);
    await panel.says(new RegExp(`of ${BUDGET} tokens`));
    await panel.tab("Window").focus();
    await workbench.press("ArrowRight");
  });
  after(async () => workbench?.close());

  const bands = () => panel.frame.locator('[role="option"]');
  const planned = async (budget: number): Promise<number> => {
    const says = new RegExp(`^(\\d+) tokens for a budget of ${budget} · was ${tokensOf(TEXT)} · \\d+% of the words`);
    await panel.says(says);
    return Number(says.exec((await panel.figures.textContent()) ?? "")?.[1]);
  };

  it("shows a plan for the document's budget, at or under it, part by part", async () => {
    assert.ok((await planned(BUDGET)) <= BUDGET);
    const labels = await bands().evaluateAll((all) => all.map((band) => band.getAttribute("aria-label") ?? ""));
    assert.ok(
      labels.some((label) => /(?:left out: 0|fewer words: \d+) of \d+ tokens, .+/.test(label)),
      JSON.stringify(labels),
    );
    assert.ok(
      labels.some((label) => /as it is: (\d+) of \1 tokens$/.test(label)),
      JSON.stringify(labels),
    );
  });

  it("draws a curve of plans, each at or under its budget", async () => {
    const points = await until("the curve is drawn", 20_000, async () => {
      const label = (await panel.frame.locator("svg.curve").getAttribute("aria-label")) ?? "";
      const found = [...label.matchAll(/(\d+) tokens for a budget of (\d+)/g)].map(([, tokens, budget]) => [
        Number(tokens),
        Number(budget),
      ]);
      return found.length > 5 && found.at(-1)![1] === tokensOf(TEXT) && found;
    });
    assert.ok(
      points.every(([tokens, budget]) => tokens! <= budget!),
      JSON.stringify(points),
    );
  });

  it("plans anew as the slider moves, by the keyboard", async () => {
    const slider = panel.frame.locator('input[type="range"]');
    await slider.focus();
    await workbench.press("ArrowLeft", "ArrowLeft", "ArrowLeft");
    assert.ok((await planned(BUDGET - 3)) <= BUDGET - 3);
    assert.equal(await slider.getAttribute("aria-valuetext"), `${BUDGET - 3} tokens`);
  });

  it("says why a part stays or goes, on the keyboard", async () => {
    await bands().first().focus();
    await workbench.press("End");
    await panel.frame.locator(".tooltip", { hasText: / of \d+ tokens/ }).waitFor();
    assert.equal(await panel.frame.locator("main b").count(), 0);
  });

  it("has nothing that axe objects to", async () => {
    assert.deepEqual(await panel.violations(), []);
  });

  it("opens the plan as a proposal, and applies it", async () => {
    await panel.frame.getByRole("button", { name: "Preview" }).press("Enter");
    await workbench.page.locator(".tab.active", { hasText: "trees.md (Proposed Fit)" }).waitFor();
    await panel.frame.getByRole("button", { name: "Apply" }).press("Enter");
    await workbench.page.locator(".tab.active.dirty", { hasText: /^trees\.md$/ }).waitFor();
    await until("the count is within the budget", 20_000, async () => {
      const [, tokens] = /^(\d+) \//.exec(await workbench.statusText()) ?? [];
      return tokens !== undefined && Number(tokens) <= BUDGET - 3;
    });
    await workbench.save();
    assert.ok(tokensOf(readFileSync(path.join(workbench.folder, "trees.md"), "utf8")) <= BUDGET - 3);
  });

  it("asks for a text where none is open", async () => {
    await workbench.run("View: Close All Editor Groups").catch(() => undefined);
    await workbench.run("Budget Panel: Focus on Budget Panel View");
    await panel.frame.locator("p.empty", { hasText: "Open a text in an editor" }).waitFor();
  });
});
