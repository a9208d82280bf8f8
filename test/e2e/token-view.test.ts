import { after, before, describe, it } from "node:test";
import { until } from "../harness/until.ts";
import { idsOf, piecesOf } from "./reference.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const TEXT = "Summarise tokenization carefully: 12345 apples, internationalisation & refactoring.";

describe("the token view", () => {
  let workbench: Workbench;
  keepPicturesOfFailures(() => workbench);
  before(async () => {
    workbench = await Workbench.open({
      files: { "note.txt": TEXT },
      settings: { "promptBudget.tokenizer": "o200k_base", "editor.occurrencesHighlight": "off" },
    });
    await workbench.openFile("note.txt");
    await workbench.statusReads(/\d/);
  });
  after(async () => workbench?.close());

  it("paints each token of the reference tokenizer apart from its neighbours, at a keystroke", async () => {
    await workbench.press("ControlOrMeta+Alt+Shift+T");
    const pieces = piecesOf(TEXT);
    await until(
      "the coloured parts are the tokens",
      10_000,
      async () => JSON.stringify(await workbench.colouredParts()) === JSON.stringify(pieces),
      async () => JSON.stringify(await workbench.colouredParts()),
    );
  });

  it("names the id of the token under the mouse", async () => {
    const place = piecesOf(TEXT).indexOf(" carefully");
    const hover = await workbench.hoverText("carefully");
    await until("the hover names the token", 10_000, async () => {
      const text = (await hover.textContent()) ?? "";
      return text.includes(`Token ${place + 1}`) && text.includes(`id ${idsOf(TEXT)[place]}`);
    });
    await workbench.leaveHover();
  });

  it("follows the typing", async () => {
    await workbench.press("ControlOrMeta+Home");
    await workbench.type("Please ");
    const pieces = piecesOf(`Please ${TEXT}`);
    await until(
      "the coloured parts are the tokens",
      10_000,
      async () => JSON.stringify(await workbench.colouredParts()) === JSON.stringify(pieces),
      async () => JSON.stringify(await workbench.colouredParts()),
    );
  });

  it("goes as it came", async () => {
    await workbench.run("Prompt Budget: Hide Tokens");
    await until("nothing is coloured", 10_000, async () => (await workbench.colouredParts()).length === 0);
  });
});
