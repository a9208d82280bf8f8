import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "../harness/until.ts";
import { piecesOf } from "./reference.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const PROMPT = 'Answer with a number.\n\nHow many r\'s are in "strawberry"?\n';
const pieces = piecesOf('"strawberry"').map((piece) => piece.replaceAll('"', ""));

describe("a prompt that asks for work on letters", () => {
  let workbench: Workbench;
  keepPicturesOfFailures(() => workbench);
  before(async () => {
    workbench = await Workbench.open({
      files: { "count.md": PROMPT },
      settings: { "promptBudget.tokenizer": "o200k_base" },
    });
    await workbench.openFile("count.md");
    await workbench.statusReads(/\d/);
  });
  after(async () => workbench?.close());

  it("is underlined, and the problem names the tokens of the word", async () => {
    await workbench.page.locator(".squiggly-info").first().waitFor();
    await workbench.press("ControlOrMeta+Home", "F8");
    const problem = workbench.page.locator(".marker-widget").first();
    await problem.waitFor();
    const message = (await problem.textContent()) ?? "";
    const cut = pieces.filter((piece) => piece !== "");
    assert.ok(message.includes(`“strawberry” is ${cut.length} tokens: ${cut.join("|")}`), message);
    await workbench.press("Escape");
    await workbench.editorHasFocus();
  });

  it("has its letters set apart by a key, and nothing is underlined any more", async () => {
    const fix = workbench.page.locator(".action-widget .monaco-list-row", { hasText: "Put hyphens" });
    await until("the fixes are listed", 10_000, async () => {
      await workbench.press("ControlOrMeta+.");
      return fix.waitFor({ timeout: 1000 }).then(
        () => true,
        () => false,
      );
    });
    await workbench.page.locator(".action-widget .monaco-list-row.focused", { hasText: "Put hyphens" }).waitFor();
    await workbench.press("Enter");
    await until("the letters stand apart", 10_000, async () =>
      ((await workbench.editor.textContent()) ?? "").includes("s-t-r-a-w-b-e-r-r-y"),
    );
    await workbench.page.locator(".squiggly-info").first().waitFor({ state: "detached" });
  });
});
