import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { node, root } from "../harness/project.ts";
import { runCommand } from "../harness/run-command.ts";
import { until } from "../harness/until.ts";
import { PanelPage } from "./panel-page.ts";
import { shown, tokensOf } from "./reference.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const SHORT = "# Rules\n\nName the file, then the line.\n";
const LONG = `${SHORT}\n## Examples\n\nThe file is the one that was changed last, and the line is where the change begins.\n`;
const OTHER = "# Greeting\n\nSay good morning before noon, and good evening after six.\n";

describe("the panel's other views, in high contrast", () => {
  let workbench: Workbench;
  let panel: PanelPage;
  keepPicturesOfFailures(() => workbench);
  before(async () => {
    workbench = await Workbench.open({
      files: {
        "rules.prompt.md": SHORT,
        "greeting.prompt.md": OTHER,
        ".promptbudget.json":
          '{ "files": [{ "glob": "rules*", "budget": 20 }, { "glob": "greeting*", "budget": 400 }] }',
      },
      settings: { "promptBudget.tokenizer": "o200k_base", "workbench.colorTheme": "Default High Contrast" },
    });
    await commit("first rules");
    writeFileSync(path.join(workbench.folder, "rules.prompt.md"), LONG);
    await commit("an example");
    await workbench.openFile("rules.prompt.md");
    await workbench.statusReads(`${shown(tokensOf(LONG))} / 20`);
    await workbench.run("View: Toggle Primary Side Bar Visibility");
    await workbench.run("Prompt Budget: Open Panel");
    panel = new PanelPage(workbench.page);
    await panel.says(/of 20 tokens/);
  });
  after(async () => workbench?.close());

  async function commit(title: string): Promise<void> {
    const git = async (...args: string[]) => {
      const person = ["-c", "user.name=A person", "-c", "user.email=person@example.org"];
      const { status, output } = await runCommand("git", [...person, ...args], { cwd: workbench.folder });
      assert.equal(status, 0, output);
    };
    await git("init", "--quiet");
    await git("add", "--all");
    await git("commit", "--quiet", "--message", title);
  }

  const rows = (): Promise<string[][]> =>
    panel.frame
      .locator("table:visible tbody tr")
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => (cell.textContent ?? "").trim())));
  const filled = (what: string, isFull: (rows: string[][]) => boolean) =>
    until(
      what,
      20_000,
      async () => {
        const found = await rows();
        return isFull(found) && found;
      },
      async () => JSON.stringify(await rows()),
    );

  it("counts the text under each tokenizer as the command line does", async () => {
    await panel.turnTo("Tokenizers");
    const file = path.join(workbench.folder, "rules.prompt.md");
    const command = [path.join(root, "dist/cli.js"), "compare", file, "--json"];
    const { output } = await runCommand(node, command);
    const { tokenizers } = JSON.parse(output) as {
      tokenizers: { tokenizer: string; tokens: number; exact: boolean }[];
    };
    const exact = tokenizers.filter((one) => one.exact);
    const found = await filled("all are counted", (all) => all.length >= exact.length);
    const shownTokens = new Map(found.map(([name, tokens]) => [name, tokens]));
    const both = exact.filter(({ tokenizer }) => shownTokens.has(tokenizer));
    assert.ok(both.length >= 5, JSON.stringify(found));
    for (const { tokenizer, tokens } of both) assert.equal(shownTokens.get(tokenizer), shown(tokens), tokenizer);
    assert.ok(
      found.some(([, , interval]) => /^\d+–\d+$/.test(interval!)),
      "an estimate is shown as an interval",
    );
    assert.deepEqual(await panel.violations(), []);
  });

  it("shows what the tokens are made of, as the command line does", async () => {
    await panel.turnTo("Tokenizers");
    const file = path.join(workbench.folder, "rules.prompt.md");
    const command = [path.join(root, "dist/cli.js"), "repeats", file, "--tokenizer", "o200k_base", "--json"];
    const { kinds } = JSON.parse((await runCommand(node, command)).output) as { kinds: Record<string, number> };
    const wanted = Object.entries(kinds).flatMap(([kind, tokens]) => (tokens > 0 ? [[kind, shown(tokens)]] : []));
    assert.ok(wanted.length >= 2, JSON.stringify(kinds));
    await filled("each kind has its tokens", (all) =>
      wanted.every(([kind, tokens]) => all.some(([name, count]) => name === kind && count === tokens)),
    );
    assert.deepEqual(await panel.violations(), []);
  });

  it("shows what the file counted in each commit, and which section grew", async () => {
    await panel.turnTo("Over Time");
    const found = await filled("both commits are counted", (all) => all.length >= 2);
    const of = (title: string) => found.find((row) => row.some((cell) => cell.includes(title)));
    assert.ok(of("first rules")?.includes(shown(tokensOf(SHORT))), JSON.stringify(found));
    assert.ok(of("an example")?.includes(shown(tokensOf(LONG))), JSON.stringify(found));
    assert.ok(
      of("an example")?.some((cell) => cell.includes("Examples")),
      JSON.stringify(found),
    );
    assert.deepEqual(await panel.violations(), []);
    assert.equal(readFileSync(path.join(workbench.folder, "rules.prompt.md"), "utf8"), LONG);
  });

  it("lists the prompt files with their budgets, the one that is over first", async () => {
    await panel.turnTo("Workspace");
    const found = await filled("both are listed", (all) => all.length === 2);
    assert.deepEqual(
      found.map(([name, tokens, budget]) => [name, tokens, budget]),
      [
        ["rules.prompt.md", shown(tokensOf(LONG)), "20"],
        ["greeting.prompt.md", shown(tokensOf(OTHER)), "400"],
      ],
    );
    assert.deepEqual(await panel.violations(), []);
    await panel.frame
      .locator("tbody button, tbody tr[tabindex], tbody a", { hasText: "greeting.prompt.md" })
      .first()
      .press("Enter");
    await workbench.page.locator('.tab.active[data-resource-name="greeting.prompt.md"]').waitFor();
  });
});
