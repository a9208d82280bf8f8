import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import { until } from "../harness/until.ts";
import { partsWith } from "./decorations.ts";
import { piecesOf, tokensOf } from "./reference.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const FIRST = "Internationalisation of 1234567 größere Städte.";
const TEXT = `${FIRST}\n${Array.from({ length: 300 }, (_, i) => `Line ${i + 2}`).join("\n")}\n`;
const llama = await loadTokenizer("llama3");

describe("the tokens of two tokenizers", () => {
  let workbench: Workbench;
  keepPicturesOfFailures(() => workbench);
  /** The editors from left to right. */
  const side = (number: number) =>
    workbench.page.locator(".editor-group-container .editor-instance .monaco-editor").nth(number);
  const paintedParts = (number: number): Promise<string[]> => side(number).evaluate(partsWith, "background" as const);
  before(async () => {
    workbench = await Workbench.open({
      files: { "cities.txt": TEXT },
      settings: { "promptBudget.tokenizer": "o200k_base", "editor.occurrencesHighlight": "off" },
    });
    await workbench.openFile("cities.txt");
    await workbench.statusReads(/\d/);
  });
  after(async () => workbench?.close());

  it("stand side by side, each text painted with its own, its count above", async () => {
    await workbench.run("Prompt Budget: Show Tokens of Two Tokenizers…");
    await workbench.pick("llama3", { typed: "llama3" });
    await workbench.lens(`o200k_base: ${tokensOf(TEXT).toLocaleString("en-US")} tokens`).waitFor();
    await workbench.lens(`llama3: ${llama.count(TEXT).toLocaleString("en-US")} tokens`).waitFor();
    const pieces = [piecesOf(FIRST), Array.from(llama.encode(FIRST), (id) => llama.decode([id]))];
    assert.notDeepEqual(pieces[0], pieces[1]);
    for (const [number, expected] of pieces.entries())
      await until(
        `the tokens of side ${number} are painted`,
        15_000,
        async () => {
          const parts = (await paintedParts(number)).slice(0, expected.length);
          return JSON.stringify(parts) === JSON.stringify(expected);
        },
        async () => JSON.stringify(await paintedParts(number)),
      );
  });

  it("are scrolled in step", async () => {
    await workbench.press("ControlOrMeta+End");
    await side(1).locator(".view-line", { hasText: "Line 301" }).waitFor();
    await workbench.press("ControlOrMeta+Home");
    await side(1).locator(".view-line", { hasText: "Internationalisation" }).waitFor();
    await side(1).hover();
    await until("the first follows the second", 15_000, async () => {
      await workbench.page.mouse.wheel(0, 2_000);
      return (await side(0).locator(".view-line", { hasText: "Internationalisation" }).count()) === 0;
    });
  });

  it("are gone with the second text", async () => {
    await workbench.page.locator(".tab", { hasText: "cities.txt (llama3)" }).click();
    await workbench.page.locator(".tab.active.selected, .tab.active", { hasText: "cities.txt (llama3)" }).waitFor();
    await workbench.run("View: Close Editor");
    await until("nothing is painted", 10_000, async () => (await paintedParts(0)).length === 0);
    await workbench.page.locator(".codelens-decoration").waitFor({ state: "detached" });
  });
});
