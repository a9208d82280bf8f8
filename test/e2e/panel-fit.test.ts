import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { node, root } from "../harness/project.ts";
import { runCommand } from "../harness/run-command.ts";
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
  "<img src=x onerror=alert(1)> 👩‍👩‍👧 עץ": "The yew is older than the wall around it.",
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

  const labelOf = (text: string) => named(text).getAttribute("aria-label");
  const named = (text: string) =>
    bands()
      .and(panel.frame.locator(`[aria-label^="${text}"]`))
      .first();
  const becomes = (text: string, says: RegExp) =>
    until(
      `${text} becomes ${says}`,
      20_000,
      async () => says.test((await labelOf(text)) ?? ""),
      async () => JSON.stringify(await bands().evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")))),
    );

  it("keeps a part, leaves it out and forgets that by the keyboard on its band", async () => {
    const beginning = "The oak stands alone";
    await becomes(beginning, /fewer words/);
    await named(beginning).press("k");
    await becomes(beginning, /as it is: (\d+) of \1 tokens.*kept by you/);
    assert.equal(await named(beginning).evaluate((band) => band === band.ownerDocument.activeElement), true);
    await planned(BUDGET - 3);
    await workbench.press("d");
    await becomes(beginning, /left out: 0 of \d+ tokens.*left out by you/);
    await workbench.press("f");
    await becomes(beginning, /fewer words: .*left out$/);
  });

  it("does so by the mouse too, with buttons for the part that was chosen", async () => {
    const heading = panel.frame.locator(".part-name");
    await workbench.click(named("## Cedar"), async () => ((await heading.textContent()) ?? "").startsWith("## Cedar"));
    const leaveOut = panel.frame.getByRole("button", { name: "Leave Out" });
    await workbench.click(leaveOut, async () => /left out by you/.test((await labelOf("## Cedar")) ?? ""));
    assert.deepEqual(await panel.violations(), []);
    const forget = panel.frame.getByRole("button", { name: "Forget", exact: true });
    await workbench.click(forget, async () => !/by you/.test((await labelOf("## Cedar")) ?? ""));
  });

  it("holds two budgets against each other: each a plan as the command line makes it", async () => {
    const second = 60;
    const before = await bands().count();
    await panel.frame.getByRole("checkbox", { name: "Compare with…" }).press("Space");
    await panel.frame.getByRole("spinbutton", { name: "Second budget" }).fill(String(second));
    const figures = panel.frame.locator(".second-figures");
    const of = async (budget: number) => {
      const command = [path.join(root, "dist/cli.js"), "fit", "trees.md", "--budget", String(budget), "--json"];
      const { output } = await runCommand(node, [...command, "--tokenizer", "o200k_base"], { cwd: workbench.folder });
      return (JSON.parse(output) as { tokens: number }).tokens;
    };
    const tokens = await of(second);
    await figures.filter({ hasText: `${tokens} tokens for a budget of ${second}` }).waitFor();
    await until("there are the bands of both", 20_000, async () => (await bands().count()) > before);
    const lists = panel.frame.locator('[role="listbox"]');
    assert.deepEqual(await lists.evaluateAll((all) => all.map((list) => list.getAttribute("aria-label"))), [
      `What becomes of the text at ${BUDGET - 3} tokens`,
      `What becomes of the text at ${second} tokens`,
    ]);
    await panel.frame.locator("summary", { hasText: "As a table" }).press("Enter");
    const rows = await panel.frame
      .locator("table:visible tbody tr")
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
    assert.deepEqual(rows[0], ["The whole text", `${tokensOf(TEXT)}`, `${await of(BUDGET - 3)}`, `${tokens}`]);
    assert.deepEqual(
      rows.slice(1).map(([title]) => title),
      Object.keys(SECTIONS),
    );
    assert.ok(
      rows.slice(1).every(([, whole, first, last]) => Number(first) <= Number(whole) && Number(last) <= Number(whole)),
      JSON.stringify(rows),
    );
    assert.deepEqual(await panel.violations(), []);
    for (const [width, isBelow] of [
      [420, true],
      [2400, false],
    ] as const) {
      await panel.resize(width);
      await until(`the bands have their places in a window of ${width}`, 20_000, async () => {
        const charts = panel.frame.locator("svg.bands");
        const places = await charts.evaluateAll((all) => all.map((one) => one.getAttribute("x")));
        return places.every((x) => x === "0") === isBelow;
      });
      assert.ok(await panel.main.evaluate((main) => main.ownerDocument.documentElement.scrollWidth <= innerWidth));
    }
    await panel.resize(1280);
  });

  it("shows both again after the window was loaded anew", async () => {
    await workbench.run("Developer: Reload Window");
    await panel.main.waitFor({ state: "detached" });
    await panel.main.waitFor({ timeout: 60_000 });
    await planned(BUDGET - 3);
    assert.equal(await panel.tab("Fit").getAttribute("aria-selected"), "true");
    await panel.frame.locator(".second-figures", { hasText: "for a budget of 60" }).waitFor();
    assert.equal(await panel.frame.locator('[role="listbox"]').count(), 2);
    await panel.frame.getByRole("checkbox", { name: "Compare with…" }).press("Space");
    await until(
      "one plan is left",
      20_000,
      async () =>
        (await panel.frame.locator("svg.bands").nth(1).count()) === 0 ||
        (await panel.frame.locator(".second-figures").isHidden()),
    );
  });

  it("has nothing that axe objects to", async () => {
    assert.deepEqual(await panel.violations(), []);
  });

  it("opens the plan as a proposal, and applies it", async () => {
    await panel.frame.getByRole("button", { name: "Preview" }).press("Enter");
    await workbench.page.locator(".tab.active", { hasText: "trees.md (Proposed Fit)" }).waitFor();
    // What is decided in the panel now is decided about the proposal.
    await named("The maple turns red").press("d");
    await becomes("The maple turns red", /left out by you/);
    await panel.frame.getByRole("button", { name: "Apply" }).press("Enter");
    await workbench.page.locator(".tab.active.dirty", { hasText: /^trees\.md$/ }).waitFor();
    await until("the count is within the budget", 20_000, async () => {
      const [, tokens] = /^(\d+) \//.exec(await workbench.statusText()) ?? [];
      return tokens !== undefined && Number(tokens) <= BUDGET - 3;
    });
    await workbench.save();
    const saved = readFileSync(path.join(workbench.folder, "trees.md"), "utf8");
    assert.ok(tokensOf(saved) <= BUDGET - 3);
    assert.doesNotMatch(saved, /maple turns/i);
  });

  it("asks for a text where none is open", async () => {
    await workbench.run("View: Close All Editor Groups").catch(() => undefined);
    await workbench.run("Budget Panel: Focus on Budget Panel View");
    await panel.frame.locator("p.empty", { hasText: "Open a text in an editor" }).waitFor();
  });
});
