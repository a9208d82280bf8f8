import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { encode } from "fast-png";
import { frame, landscape } from "../unit/images/made-frames.ts";
import { mp4 } from "../unit/videos/video-files.ts";
import { PanelPage } from "./panel-page.ts";
import { shown, tokensOf } from "./reference.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

/** The header of a picture of 800 by 600 pixels, in ASCII: 4 tiles of gpt-4o. */
const GIF = "GIF89a\x20\x03\x58\x02\0\0\0\0\0\0";
const SCHEMA = '{"type": "object", "properties": {"text": {"type": "string", "maxLength": 600}}, "required": ["text"]}';
const PROMPT = `# Task

Explain the tides. Answer with JSON that follows this schema:

\`\`\`json
${SCHEMA}
\`\`\`

![sea](sea.gif)
![shore](shore.png)
![shore](again.png)
![waves](waves.mp4)
`;
const png = (dx: number) => encode({ ...frame(landscape(3), { dx }), channels: 4 });

describe("the whole budget", () => {
  let workbench: Workbench;
  keepPicturesOfFailures(() => workbench);
  before(async () => {
    workbench = await Workbench.open({
      files: { "prompt.md": PROMPT, "sea.gif": GIF },
      settings: { "promptBudget.model": "gpt-4o", "promptBudget.budget": 8000, "promptBudget.videoTokens": 3000 },
    });
    const files = { "shore.png": png(0), "again.png": png(0.006), "waves.mp4": mp4({ seconds: 10 }) };
    for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(workbench.folder, name), bytes);
    await workbench.openFile("prompt.md");
  });
  after(async () => workbench?.close());

  it("stands in the tooltip: the answer to expect with its source, and what pictures and videos take", async () => {
    await workbench.statusReads(`${shown(tokensOf(PROMPT))} / 8,000`);
    for (let tries = 0; ; tries++) {
      const tooltip = await workbench.hover(workbench.status);
      const text = (await tooltip.textContent()) ?? "";
      await workbench.leaveHover();
      // The pictures are read a moment after the count, and compared after that.
      if (!text.includes("nearly the same as") && tries < 10) continue;
      for (const part of [
        ...["half within", "the JSON schema at line 6", "By its JSON schema", "tokens at least"],
        ...["sea.gif", "+765", "as much at", "nearly the same as shore.png"],
        ...["waves.mp4", "+2,210", "2 of 10 frames of 1,105", "Pictures"],
      ])
        assert.ok(text.includes(part), `${part} is not in: ${text}`);
      break;
    }
  });

  it("stands in the panel, with a table of the pictures that leads to each in the text", async () => {
    await workbench.run("Prompt Budget: Open Panel");
    const panel = new PanelPage(workbench.page);
    await panel.frame.locator(".note", { hasText: "the JSON schema at line 6" }).waitFor();
    await panel.frame.locator("summary", { hasText: "Pictures" }).click();
    const row = (name: string) => panel.frame.locator("tr", { hasText: name });
    await row("again.png").filter({ hasText: "nearly the same as shore.png" }).waitFor();
    await row("sea.gif").filter({ hasText: "800 × 600" }).filter({ hasText: "as much at" }).waitFor();
    await row("waves.mp4").filter({ hasText: "2,210" }).filter({ hasText: "2 of 10 frames of 1,105" }).waitFor();
    assert.deepEqual(await panel.violations(), []);
    await row("again.png").getByRole("button").click();
    await workbench.editorHasFocus();
    await workbench.page.locator(".statusbar-item", { hasText: "Ln 11, Col 10" }).waitFor();
  });
});
