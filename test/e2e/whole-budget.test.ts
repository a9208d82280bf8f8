import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { PanelPage } from "./panel-page.ts";
import { shown, tokensOf } from "./reference.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

/** The header of a picture of 800 by 600 pixels, in ASCII: 4 tiles of gpt-4o. */
const GIF = "GIF89a\x20\x03\x58\x02\0\0\0\0\0\0";
const PROMPT = `# Task

Explain the tides in at most 100 words, as JSON that follows this schema:

\`\`\`json
{"type": "object", "properties": {"text": {"type": "string", "maxLength": 600}}, "required": ["text"]}
\`\`\`

![sea](sea.gif)
![waves](waves.mp4)
`;

describe("the whole budget", () => {
  let workbench: Workbench;
  keepPicturesOfFailures(() => workbench);
  before(async () => {
    workbench = await Workbench.open({
      files: { "prompt.md": PROMPT, "sea.gif": GIF, "waves.mp4": mp4Text() },
      settings: { "promptBudget.model": "gpt-4o", "promptBudget.budget": 8000 },
    });
    await workbench.openFile("prompt.md");
  });
  after(async () => workbench?.close());

  it("stands in the tooltip: the answer to expect with its source, and what pictures take", async () => {
    await workbench.statusReads(`${shown(tokensOf(PROMPT))} / 8,000`);
    for (let tries = 0; ; tries++) {
      const tooltip = await workbench.hover(workbench.status);
      const text = (await tooltip.textContent()) ?? "";
      await workbench.leaveHover();
      // The pictures are read a moment after the count.
      if (!text.includes("+765") && tries < 10) continue;
      for (const part of ["half within", 'the prompt asks for "in at most 100 words"', "sea.gif", "Pictures"])
        assert.ok(text.includes(part), `${part} is not in: ${text}`);
      break;
    }
  });
});
