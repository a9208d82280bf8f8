import assert from "node:assert/strict";
import { test } from "node:test";
import { fit } from "../../../src/core/compress/fit.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";

const TEXT = `# Code\n\n\`\`\`js\n${"const total = price * amount;\n".repeat(300)}\`\`\`\n`;

for (const [name, said] of [
  ["o200k_base", /takes \d,\d{3} tokens, more than the budget of 20/],
  ["claude-4.6", /takes up to \d,\d{3} tokens \(the estimate's upper end\), more than the budget of 20/],
] as const)
  test(`${name}: a budget that is too small is told in grouped digits, and an estimate as its upper end`, async () => {
    const tokenizer = await loadTokenizer(name);
    const refused = fit(TEXT, { budget: 20, tokenizer, hint: { languageId: "markdown" } });
    assert.ok(refused instanceof UserError && refused.code === "budget-too-small");
    assert.match(refused.message, said);
    assert.ok(refused.message.includes((refused.minimum ?? 0).toLocaleString("en-US")));
    assert.ok((refused.minimum ?? 0) <= tokenizer.measure(TEXT).high);
  });
