import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "../harness/until.ts";
import { piecesOf, tokensOf } from "./reference.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const PROMPT = "# Rules\n\nName the file, then the line, then the change.\n";

for (const theme of ["Default High Contrast", "Default High Contrast Light"]) {
  describe(`the theme ${theme}`, () => {
    let workbench: Workbench;
    keepPicturesOfFailures(() => workbench);
    before(async () => {
      workbench = await Workbench.open({
        files: { "prompt.md": PROMPT },
        settings: { "promptBudget.tokenizer": "o200k_base", "promptBudget.budget": 10, "workbench.colorTheme": theme },
      });
      await workbench.openFile("prompt.md");
      await workbench.statusReads(`${tokensOf(PROMPT)} / 10`);
    });
    after(async () => workbench?.close());

    it("shows where the budget ends in words that stand out from the background", async () => {
      await workbench.addedText(/ends here/);
      const contrast = await workbench.contrastOfAddedText("ends here");
      assert.ok(contrast >= 4.5, `The contrast is ${contrast.toFixed(1)}.`);
    });

    it("tells tokens apart without relying on faint colours", async () => {
      await workbench.press("ControlOrMeta+Alt+Shift+T");
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
}
