import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "../harness/until.ts";
import { piecesOf, shown, tokensOf } from "./reference.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const BUDGET = 70;
const PROMPT = `# Role

You review changes for a team that ships every day. Say what breaks, where, and how to mend it.

## Rules

- Quote the line that you speak of.
- Prefer one strong remark to ten weak ones.

## Tone

Be kind and brief. Nobody likes a lecture, and nobody reads one. When a change is fine, say so and stop there.

## End

Sign with your name.
`;
const budgetEndsAt = piecesOf(PROMPT).slice(0, BUDGET).join("").length;

/** The text from the budget's end on, line by line, as it stands on the screen: without blanks at the ends. */
const past = PROMPT.slice(budgetEndsAt).trimEnd();

// Lines of every length, so that some end just where the editor wraps.
const NOTES = Array.from({ length: 20 }, (_, i) => `<note>${"word ".repeat(12 + 2 * i)}</note>\n`).join("");

describe("a text over its budget", () => {
  let workbench: Workbench;
  keepPicturesOfFailures(() => workbench);
  before(async () => {
    workbench = await Workbench.open({
      files: {
        "review.md": PROMPT,
        "notes.prompt.md": NOTES,
        ".promptbudget.json": `{ "files": [{ "glob": "review.md", "budget": ${BUDGET} }] }`,
      },
      settings: {
        "promptBudget.tokenizer": "o200k_base",
        "[markdown]": { "editor.wordWrap": "off" },
        "[prompt]": { "editor.wordWrap": "on" },
      },
    });
    await workbench.openFile("review.md");
    await workbench.statusReads(`${tokensOf(PROMPT)} / ${BUDGET}`);
  });
  after(async () => workbench?.close());

  it("is dimmed from exactly the token where the budget ends", async () => {
    await until(
      "the text past the budget is dimmed, and only that",
      10_000,
      async () => (await workbench.dimmedText()) === past,
      () => workbench.dimmedText(),
    );
  });

  it("says at the end of that line what ends there", async () => {
    assert.equal(await workbench.addedText(/ends here/), `budget of ${BUDGET} tokens ends here`);
  });

  it("colours the status bar as the theme colours errors", async () => {
    await workbench.page.locator('.statusbar-item.error-kind[id$="promptBudget.status"]').waitFor();
  });

  it("carries the size and share of each section behind its heading", async () => {
    const rules = PROMPT.slice(PROMPT.indexOf("## Rules"), PROMPT.indexOf("## Tone"));
    const size = await workbench.addedText(/\d+ tokens/);
    assert.ok(size.startsWith(`· ${tokensOf(PROMPT)} tokens · 100%`), size);
    await workbench.addedText(new RegExp(`^· ${tokensOf(rules)} tokens · \\d+%`));
  });

  it("dims the sizes past the budget as it dims their headings", async () => {
    const dimmed = await until("sizes are dimmed", 10_000, async () => {
      const texts = await workbench.opacityOfAddedTexts();
      const sizes = texts.filter(([text]) => /^· \d+ tokens/.test(text));
      return sizes.length === 4 && sizes.some(([, opacity]) => opacity < 0.9) && sizes;
    });
    const faint = ["# Role", "## Rules", "## Tone", "## End"].map((heading) => PROMPT.indexOf(heading) >= budgetEndsAt);
    assert.deepEqual(
      dimmed.map(([, opacity]) => opacity < 0.9),
      faint,
    );
  });

  it("is a problem with a quick fix, all by the keyboard", async () => {
    await workbench.page.locator(".squiggly-warning").first().waitFor();
    await workbench.press("ControlOrMeta+Home", "F8");
    const problem = workbench.page.locator(".zone-widget .marker-widget, .peekview-widget.marker-widget").first();
    await problem.waitFor();
    const over = shown(tokensOf(PROMPT) - BUDGET);
    const message = (await problem.textContent()) ?? "";
    assert.ok(
      message.includes(`The budget of ${BUDGET} tokens ends here; the text is ${over} tokens over it`),
      message,
    );
    await workbench.press("Escape");
    await workbench.editorHasFocus();
    const menu = workbench.page.locator(".action-widget:not(.action-list-submenu-panel)");
    const fixes = menu.locator(".monaco-list-row");
    await until("the fixes are listed", 10_000, async () => {
      await workbench.press("ControlOrMeta+.");
      return fixes
        .first()
        .waitFor({ timeout: 1000 })
        .then(
          () => true,
          () => false,
        );
    });
    for (const fix of ["Fit to budget…", "Set budget…", "Go to overflow line"]) {
      await fixes.filter({ hasText: fix }).waitFor();
    }
    await workbench.press("Escape");
    await menu.waitFor({ state: "hidden" });
  });

  it("has its overflow line a key away", async () => {
    await workbench.press("ControlOrMeta+Home");
    await workbench.page.locator(".statusbar-item", { hasText: "Ln 1, Col 1" }).waitFor();
    await workbench.press("ControlOrMeta+Alt+End");
    const before = PROMPT.slice(0, budgetEndsAt).split("\n");
    const place = `Ln ${before.length}, Col ${(before.at(-1)?.length ?? 0) + 1}`;
    await workbench.page.locator(".statusbar-item", { hasText: place }).waitFor();
  });

  it("loses the line when it is cut down to the budget, and gets it back with undo", async () => {
    await workbench.press("ControlOrMeta+Shift+End", "Delete");
    await workbench.statusReads(`${BUDGET} / ${BUDGET}`);
    await until("nothing is dimmed", 10_000, async () => (await workbench.dimmedText()) === "");
    await workbench.press("ControlOrMeta+Z");
    await workbench.statusReads(new RegExp(`${tokensOf(PROMPT)} / ${BUDGET}$`));
    await until("the text past the budget is dimmed", 10_000, async () => (await workbench.dimmedText()) === past);
  });

  it("has the sizes of its sections in no room of wrapped lines, so that no horizontal scroll bar comes", async () => {
    await workbench.openFile("notes.prompt.md");
    await until("sizes are shown", 10_000, async () => (await workbench.addedTexts()).length >= 10);
    assert.equal(await workbench.scrollsSideways(), false);
    await workbench.run("View: Toggle Word Wrap");
    await until("the bar comes without wrapping", 10_000, () => workbench.scrollsSideways());
  });
});
