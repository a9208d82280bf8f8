import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fit } from "../../src/core/compress/fit.ts";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import { UserError } from "../../src/core/user-error.ts";
import { faultsOf } from "../bench/prompt-faults.ts";

const tokenizer = await loadTokenizer("o200k_base");

const sentence = fc.constantFrom(
  "Never name another customer.",
  "The shop was founded in 1987 and has grown since.",
  "It sells tents.",
  "Answer in English, with at most 40 words.",
  "This is known to all.",
  "**Do not guess. Ask first.** Then answer.",
  "They say “it works. It does.” and mean it (most of them. Not all).",
  "Thank you!",
);
const prose = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join(" "));
const list = fc
  .tuple(
    fc.constantFrom("Follow these rules:\n\n", "Mind this:\n", ""),
    fc.array(sentence, { minLength: 1, maxLength: 4 }),
  )
  .chain(([lead, items]) => fc.constantFrom("- ", "1. ", "a. ").map((m) => lead + items.map((i) => m + i).join("\n")));
const example = prose.map(
  (text) => `<example>\n<customer>${text} Where is it?</customer>\n<agent>${text}</agent>\n</example>`,
);
const examples = fc
  .array(example, { minLength: 1, maxLength: 3 })
  .map((all) => `<examples>\n${all.join("\n")}\n</examples>`);
const tagged = prose.map((text) => `<rules>\n${text}\n</rules>`);
const code = fc.constant("int main() {\n    int n = 3;\n\n    return n;\n}");
const section = fc
  .tuple(fc.constantFrom("## Rules", "## Background", "### Tone"), fc.oneof(prose, list, examples, tagged, code))
  .map(([title, body]) => `${title}\n\n${body}`);
const prompt = fc
  .array(fc.oneof(section, prose, list, examples, tagged), { minLength: 2, maxLength: 6 })
  .map((all) => `You are a support agent.\n\n${all.join("\n\n")}\n`);

for (const query of ["", "Where is it?"]) {
  test(`${query === "" ? "without" : "with"} a question no tag, emphasis, bracket or list mark is left open or alone`, () => {
    fc.assert(
      fc.property(prompt, fc.double({ min: 0.2, max: 0.95, noNaN: true }), (text, share) => {
        const plan = fit(text, { budget: Math.ceil(tokenizer.count(text) * share), tokenizer, query });
        if (plan instanceof UserError) return;
        const faults = faultsOf(text, plan.text).filter(([fault]) => query === "" || /tag|emphasis|marker/.test(fault));
        assert.deepEqual(faults, [], plan.text);
      }),
      { numRuns: 150 },
    );
  });
}

test("a heading goes with the last of its content, also where that went as a repeat", () => {
  const repeated = "Parcels leave the warehouse in the evening, whatever the weather is like outside.";
  const text = `You are a support agent.\n\n## First\n\n${repeated}\n\n## Second\n\n${repeated}\n`;
  for (let budget = 28; budget > 6; budget--) {
    const plan = fit(text, { budget, tokenizer });
    if (!(plan instanceof UserError)) assert.doesNotMatch(plan.text, /## Second/);
  }
});

test("a customer's words are never kept without the answer to them", () => {
  fc.assert(
    fc.property(prompt, fc.double({ min: 0.2, max: 0.95, noNaN: true }), (text, share) => {
      const plan = fit(text, { budget: Math.ceil(tokenizer.count(text) * share), tokenizer });
      if (plan instanceof UserError) return;
      const kept = plan.text.match(/<example>[\s\S]*?<\/example>/g) ?? [];
      assert.equal(kept.length, plan.text.split("<customer>").length - 1);
      for (const one of kept) assert.ok(text.includes(one), one);
    }),
    { numRuns: 150 },
  );
});
