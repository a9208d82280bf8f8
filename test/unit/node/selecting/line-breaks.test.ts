import assert from "node:assert/strict";
import { test } from "node:test";
import { MemoryIndex } from "../../../../src/core/select/memory-index.ts";
import { Selecting } from "../../../../src/core/select/selecting.ts";
import { structureChunker } from "../../../../src/core/select/structure-chunker.ts";
import { loadTokenizer } from "../../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../../src/core/user-error.ts";
import { planWithLineBreaks } from "../../../../src/node/selecting/line-breaks.ts";

const tokenizer = await loadTokenizer("o200k_base");
const text = Array.from(
  { length: 60 },
  (_, i) => `- retry ${i}\r\n\r\n${i % 3 ? "" : "\n\n\nA request is retried.\n"}`,
).join("");
const index = new MemoryIndex([{ path: "a.md", text }], structureChunker);
const selecting = new Selecting(index, { tokenizer });

test("a text is within the budget with the line breaks of the document that it goes into", () => {
  for (const lineBreak of ["\n", "\r\n"] as const) {
    for (let budget = 12; budget < 200; budget += 7) {
      const plan = (most: number) => selecting.plan({ query: "How is a request retried?", budget: most });
      const planned = planWithLineBreaks(plan, budget, lineBreak, tokenizer);
      assert.ok(!(planned instanceof UserError), String(planned));
      assert.ok(planned.tokens <= budget);
      assert.equal(planned.tokens, tokenizer.count(planned.text));
      assert.equal(planned.text.replaceAll(lineBreak, "").match(/[\r\n]/), null);
    }
  }
});
