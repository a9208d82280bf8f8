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

const BUDGET = 120;
const HOSTILE = [
  '<img src=x onerror="document.title=1">',
  "מדריך לסוכן תמיכה",
  "👩‍👩‍👧 family 🇪🇺",
  `A very ${"long ".repeat(60)}title`,
];
const TEXT = `# Trees

A word before.

## Oak

The oak stands alone in the field behind the church, and it has been there for longer than the church has.

### Bark

The bark is rough.

## Birch

The birch is white, and it was planted by the school.
${HOSTILE.map((title) => `\n## ${title}\n\nThe text below a title that nobody expects.\n`).join("")}`;

interface Counted {
  readonly tokens: number;
  readonly files: readonly { readonly sections: readonly { readonly title: string; readonly tokens: number }[] }[];
}

describe("the window in the panel", () => {
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
    await workbench.run("Budget Panel: Focus on Budget Panel View");
    panel = new PanelPage(workbench.page);
    await panel.says(new RegExp(`${shown(tokensOf(TEXT))} of ${BUDGET} tokens`));
  });
  after(async () => workbench?.close());

  const counted = async (): Promise<Counted> => {
    const file = path.join(workbench.folder, "trees.md");
    const { output } = await runCommand(node, [
      path.join(root, "dist/cli.js"),
      ...["count", file, "--json", "--tokenizer", "o200k_base"],
    ]);
    return JSON.parse(output) as Counted;
  };

  it("shows the sections that the command line counts, with its figures", async () => {
    const { tokens, files } = await counted();
    await panel.says(new RegExp(`^${shown(tokens)} of ${BUDGET} tokens · ${tokens - BUDGET} over`));
    await panel.frame.locator("summary", { hasText: "As a table" }).click();
    const rows = await until("the table is filled", 10_000, async () => {
      const found = await panel.frame
        .locator("tbody tr")
        .evaluateAll((rows) => rows.map((row) => [...row.children].slice(0, 2).map((cell) => cell.textContent ?? "")));
      return found.length > 0 && found;
    });
    const expected = files[0]!.sections.map(({ title, tokens }) => [title, shown(tokens)]);
    assert.deepEqual(
      rows.map(([title, tokens]) => [title!.replace(/^\u2003+/, ""), tokens]),
      expected,
    );
  });

  it("shows titles as text, whatever they look like", async () => {
    const labels = await panel.labels();
    for (const title of HOSTILE) {
      assert.ok(
        labels.some((label) => label.startsWith(title.slice(0, 60))),
        title,
      );
    }
    assert.equal(await panel.frame.locator("img").count(), 0);
  });

  it("follows what is typed", async () => {
    await workbench.page.locator(".tab.active").click();
    await workbench.editorHasFocus();
    await workbench.press("ControlOrMeta+End");
    await workbench.type("One more sentence of a few words.");
    await panel.says(new RegExp(`^${shown(tokensOf(`${TEXT}One more sentence of a few words.`))} of`));
    await workbench.save();
  });

  it("goes through the sections by the keyboard, and to the text", async () => {
    await panel.nodes.first().focus();
    await workbench.press("ArrowRight", "ArrowRight");
    const focused = panel.frame.locator('[role="treeitem"]:focus');
    assert.match((await focused.getAttribute("aria-label")) ?? "", /^Bark, \d+ tokens, \d+% of the text/);
    await panel.frame.locator(".tooltip", { hasText: "Bark" }).waitFor();
    await workbench.press("ArrowLeft");
    assert.match((await focused.getAttribute("aria-label")) ?? "", /^Oak/);
    await workbench.press("+");
    await panel.frame.locator(".zoomed", { hasText: "Oak" }).waitFor();
    await until("only what is inside is drawn", 10_000, async () => (await panel.nodes.count()) === 2);
    await panel.nodes.first().focus();
    await workbench.press("-");
    await until("all is drawn", 10_000, async () => (await panel.nodes.count()) > 4);
    await panel.nodes.nth(1).focus();
    await workbench.press("Enter");
    await workbench.editorHasFocus();
    await workbench.page.locator(".statusbar-item", { hasText: "Ln 5, Col 1" }).waitFor();
  });

  it("answers for another model at once, and goes back", async () => {
    await panel.frame.locator("select").selectOption("gpt-4");
    await workbench.statusReads(/^\d+ \/ 120$/);
    await until("the window is GPT-4's", 10_000, async () =>
      /Reserve/.test((await panel.frame.locator(".legend").textContent()) ?? ""),
    );
    assert.doesNotMatch((await panel.frame.locator(".legend").textContent()) ?? "", /Used well/);
    await panel.frame.locator("select").selectOption("gpt-4-turbo");
    await panel.frame.locator(".legend", { hasText: "Used well up to 64,000" }).waitFor();
    await panel.frame.locator(".effective-mark:not([visibility])").first().waitFor({ state: "attached" });
    await panel.frame.locator("select").selectOption("");
    await until(
      "no window is known",
      10_000,
      async () => !/Reserve/.test((await panel.frame.locator(".legend").textContent()) ?? ""),
    );
  });

  it("has nothing that axe objects to", async () => {
    assert.deepEqual(await panel.violations(), []);
  });

  it("saves its chart as a picture", async () => {
    const file = path.join(workbench.folder, "window.png");
    const [width] = await panel.frame.locator("svg.icicle").evaluate((svg) => [svg.getBoundingClientRect().width]);
    await panel.frame.getByRole("button", { name: "Save as PNG…" }).press("Enter");
    await workbench.saveTo(file);
    const picture = readFileSync(file);
    assert.equal(picture.subarray(1, 4).toString("latin1"), "PNG");
    // The width of its header (PNG specification, 11.2.2).
    assert.equal(picture.readUInt32BE(16), Math.ceil(width!));
  });

  it("comes back after the window was loaded anew, in a tab too", async () => {
    await workbench.run("View: Toggle Primary Side Bar Visibility");
    await workbench.run("Prompt Budget: Open Panel");
    await workbench.page.locator(".tab.active", { hasText: "Prompt Budget" }).waitFor();
    await panel.says(/of 120 tokens/);
    // Unlike the browser's own, it lets the editor write down what is open first.
    await workbench.run("Developer: Reload Window");
    await panel.main.waitFor({ state: "detached" });
    await workbench.page.locator(".tab", { hasText: "Prompt Budget" }).waitFor({ timeout: 60_000 });
    await panel.main.waitFor({ timeout: 60_000 });
    await panel.says(/of 120 tokens/);
    await until("sections are drawn", 20_000, async () => (await panel.nodes.count()) > 4);
  });

  it("fits into 200 pixels and into 2,000", async () => {
    for (const width of [420, 2400]) {
      await panel.resize(width);
      await until(
        `the chart is as wide as the page in a window of ${width}`,
        10_000,
        async () => {
          const [page, chart] = await Promise.all([
            panel.main.evaluate((main) => main.clientWidth),
            panel.frame.locator("svg.icicle").evaluate((svg) => svg.getBoundingClientRect().width),
          ]);
          return Math.abs(page - chart) <= 2;
        },
        async () => String(await panel.main.evaluate((main) => main.clientWidth)),
      );
      assert.ok(await panel.main.evaluate((main) => main.ownerDocument.documentElement.scrollWidth <= innerWidth));
    }
    await panel.resize(1280);
  });
});
