import assert from "node:assert/strict";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import type { Selection } from "../../src/core/select/selection.ts";
import { node, root } from "../harness/project.ts";
import { runCommand } from "../harness/run-command.ts";
import { until } from "../harness/until.ts";
import { PanelPage } from "./panel-page.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const QUESTION = "How often is a request retried?";
const BUDGET = 45;
const FILES = {
  "retries.md": "# Retries\n\nA request is retried three times. The wait doubles each time.\n",
  "queue.md": "# Queue\n\nA request that is retried waits in the queue. Others pass it.\n",
  "moon.md": "# Moon\n\nDogs bark at the moon. Nobody knows why the parcel is late.\n",
  "<b>מדריך 👩‍👩‍👧.md": "# Late\n\nThe request of a stranger is answered late.\n",
  "html.md": "# Tags\n\n<img src=x onerror=alert(1)> stands in a request. \u202eIt is not retried.\n",
};

describe("a selection in the panel", () => {
  let workbench: Workbench;
  let panel: PanelPage;
  keepPicturesOfFailures(() => workbench);
  before(async () => {
    workbench = await Workbench.open({
      files: FILES,
      settings: { "promptBudget.tokenizer": "o200k_base", "promptBudget.localModel": "none" },
    });
    await workbench.openFile("moon.md");
    await workbench.run("View: Toggle Primary Side Bar Visibility");
    await workbench.run("Prompt Budget: Open Panel");
    panel = new PanelPage(workbench.page);
    await panel.tab("Select").focus();
    await workbench.press("Enter");
  });
  after(async () => workbench?.close());

  const dots = () => panel.frame.locator('[role="option"]');
  const labels = () => dots().evaluateAll((all) => all.map((dot) => dot.getAttribute("aria-label") ?? ""));
  const tableOf = (caption: string): Promise<string[][]> =>
    panel.frame
      .locator("table", { has: panel.frame.locator("caption", { hasText: caption }) })
      .locator("tbody tr")
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => (cell.textContent ?? "").trim())));
  const commandLine = async (budget: number): Promise<Selection> => {
    const asked = ["--query", QUESTION, "--budget", String(budget), "--tokenizer", "o200k_base", "--json"];
    const command = [path.join(root, "dist/cli.js"), "select", ".", ...asked];
    const { status, output } = await runCommand(node, command, { cwd: workbench.folder });
    assert.equal(status, 0, output);
    return JSON.parse(output) as Selection;
  };
  it("says what to do where nothing was selected, with a button that does it", async () => {
    await panel.frame.locator("p.empty", { hasText: "Select context for a question" }).waitFor();
    assert.deepEqual(await panel.violations(), []);
    await panel.frame.getByRole("button", { name: "Select Context for a Question…" }).press("Enter");
    await workbench.answer(QUESTION);
    await workbench.pick(`${BUDGET} tokens`, { typed: String(BUDGET) });
    await workbench.pick("The whole workspace");
    await panel.says(new RegExp(` of ${BUDGET} tokens`));
  });

  it("shows what the command line selects, of the same candidates", async () => {
    const { tokens, pieces, candidates } = await commandLine(BUDGET);
    const files = Object.keys(FILES).length;
    await panel.says(
      new RegExp(
        `^${tokens} of ${BUDGET} tokens · pieces: ${pieces.length} · candidates: ${candidates} · files: ${files}$`,
      ),
    );
    await panel.frame.locator("summary", { hasText: "As a table" }).press("Enter");
    const rows = await until("the table lists all", 20_000, async () => {
      const found = await tableOf("Candidates");
      return found.length === candidates && found;
    });
    const chosen = rows.filter(([, , , fate]) => fate === "chosen");
    const places = chosen.flatMap(([place]) => linesAt(place!));
    assert.deepEqual(new Set(places), placesOf({ pieces }));
    const best = Math.max(...pieces.map(({ score }) => score!));
    assert.equal(Math.max(...chosen.map(([, , score]) => Number(score))), best);
  });

  it("lists what 500 more tokens would buy: what the command line adds for such a budget", async () => {
    const [now, larger] = [await commandLine(BUDGET), await commandLine(BUDGET + 500)];
    await panel.frame
      .locator(".grown", {
        hasText: `${larger.tokens - now.tokens} more tokens of text for a budget of ${BUDGET + 500}`,
      })
      .waitFor();
    const bought = await tableOf("What 500 more tokens would buy");
    const [had, has] = [placesOf(now), placesOf(larger)];
    const places = new Set(bought.flatMap(([place]) => linesAt(place!)));
    for (const place of places) assert.ok(has.has(place), place);
    for (const place of has) if (!had.has(place)) assert.ok(places.has(place), `${place} of ${[...places]}`);
    assert.ok(
      bought.every(([, tokens]) => Number(tokens) > 0),
      JSON.stringify(bought),
    );
  });

  it("says of a candidate what it is, on the keyboard, as text", async () => {
    await dots().first().focus();
    await workbench.press("Home");
    await panel.frame.locator(".tooltip", { hasText: /chosen · \d+ tokens · score .*best match/ }).waitFor();
    const all = await labels();
    assert.ok(
      all.some((label) => label.includes("<img src=x")),
      JSON.stringify(all),
    );
    assert.ok(
      all.some((label) => label.startsWith("<b>מדריך 👩‍👩‍👧.md:")),
      JSON.stringify(all),
    );
    assert.equal(await panel.frame.locator("main :is(img, b)").count(), 0);
  });

  it("has nothing that axe objects to, at any width", async () => {
    assert.deepEqual(await panel.violations(), []);
    for (const [window, from, to] of [
      [420, 1, 400],
      [2400, 700, 2400],
    ] as const) {
      await panel.resize(window);
      await until(`the chart follows a window of ${window}`, 20_000, async () => {
        const chart = panel.frame.locator("svg.scatter");
        const width = await chart.evaluate((one) => one.getBoundingClientRect().width);
        return width >= from && width < to;
      });
      assert.ok(await panel.main.evaluate((main) => main.ownerDocument.documentElement.scrollWidth <= innerWidth));
      assert.deepEqual(await panel.violations(), []);
    }
    await panel.resize(1280);
  });

  it("follows what is pinned and left out", async () => {
    const named = (text: string) =>
      dots()
        .and(panel.frame.locator(`[aria-label*="${text}"]`))
        .first();
    await workbench.click(
      named("Dogs bark at the moon"),
      async () => (await panel.frame.locator(".part-name").textContent())?.startsWith("moon.md:") === true,
    );
    await workbench.page.locator('.tab[data-resource-name="moon.md"]').waitFor();
    await named("Dogs bark at the moon").press("p");
    await until("it is pinned", 20_000, async () =>
      (await labels()).some((one) => /Dogs bark/.test(one) && /pinned/.test(one)),
    );
    await named("Dogs bark at the moon").press("d");
    await until("it is left out", 20_000, async () =>
      (await labels()).some((one) => /Dogs bark/.test(one) && /left out by you/.test(one)),
    );
    await named("Dogs bark at the moon").focus();
    await panel.frame.getByRole("button", { name: "Forget", exact: true }).press("Enter");
    await until("it is forgotten", 20_000, async () =>
      (await labels()).some((one) => /Dogs bark/.test(one) && /not chosen/.test(one)),
    );
  });

  it("is empty again once the selection is closed", async () => {
    await workbench.run("View: Close All Editor Groups").catch(() => undefined);
    await workbench.run("Budget Panel: Focus on Budget Panel View");
    await panel.tab("Select").focus();
    await workbench.press("Enter");
    await panel.frame.locator("p.empty", { hasText: "Select context for a question" }).waitFor();
  });
});

/** "a.md:3-4" line by line. */
function linesAt(place: string): string[] {
  const [, file, first, last = first] = /^(.*):(\d+)(?:-(\d+))?$/.exec(place) ?? [];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => `${file}:${Number(first) + i}`);
}

/** The lines on which what the command line selected stands. */
function placesOf({ pieces }: Pick<Selection, "pieces">): Set<string> {
  const lines = pieces.flatMap(({ path: file = "", start, end, kept = [[start, end] as const] }) =>
    kept.flatMap(([from, to]) => {
      const text = FILES[file as keyof typeof FILES];
      const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
      return linesAt(`${file}:${lineAt(from)}-${lineAt(from + text.slice(from, to).trimEnd().length - 1)}`);
    }),
  );
  return new Set(lines.filter((place) => !isBlank(place)));
}

function isBlank(place: string): boolean {
  const [file, line] = place.split(":") as [keyof typeof FILES, string];
  return FILES[file].split("\n")[Number(line) - 1]!.trim() === "";
}
