import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "../harness/until.ts";
import { piecesOf, tokensOf } from "./reference.ts";
import { HIGH_CONTRAST, turnToTheme } from "./themes.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const PROMPT = "# Rules\n\nName the file, then the line, then the change.\n";
const TOGGLE_TOKENS = "ControlOrMeta+Alt+Shift+T";

describe("a text in high contrast", () => {
  let workbench: Workbench;
  keepPicturesOfFailures(() => workbench);
  before(async () => {
    workbench = await Workbench.open({
      files: { "prompt.md": PROMPT },
      settings: { "promptBudget.tokenizer": "o200k_base", "promptBudget.budget": 10 },
    });
    await workbench.openFile("prompt.md");
    await workbench.statusReads(`${tokensOf(PROMPT)} / 10`);
  });
  after(async () => workbench?.close());

  for (const theme of HIGH_CONTRAST) {
    describe(`of the theme ${theme}`, () => {
      before(() => turnToTheme(workbench, theme));

      it("shows where the budget ends in words that stand out from the background", async () => {
        await workbench.addedText(/ends here/);
        const contrast = await workbench.contrastOfAddedText("ends here");
        assert.ok(contrast >= 4.5, `The contrast is ${contrast.toFixed(1)}.`);
      });

      describe("with its tokens shown", () => {
        before(() => workbench.press(TOGGLE_TOKENS));
        after(() => workbench.press(TOGGLE_TOKENS));

        it("tells tokens apart without relying on faint colours", async () => {
          const words = piecesOf(PROMPT.split("\n")[2] as string);
          await until(
            "each token has a border of its own",
            10_000,
            async () => {
              const bordered = await workbench.borderedParts();
              return words.every((word) => bordered.includes(word));
            },
            async () => JSON.stringify(await workbench.borderedParts()),
          );
        });
      });
    });
  }
});
