import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "../harness/until.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const RULES = [
  "Our team has always believed that returns are a chance to learn something about what people want from us.",
  "Many people in the company enjoy reading what customers write about their rides in far away places.",
  "It is a pleasure to see the pictures that they send, and some of them hang in the kitchen of our office.",
  "The shop was founded by two friends who repaired bicycles in a garage that was cold in every winter.",
  "Over the years the garage became a hall, and the hall became three shops with a workshop in each.",
];
const TEXT = `# Agent\n\nAnswer every question in one sentence.\n${RULES.map((rule) => `- ${rule}`).join("\n")}\n`;
const RECORDS = Array.from({ length: 5 }, (_, id) =>
  JSON.stringify({ messages: [{ role: "user", content: `Order ${id}: ${RULES.join(" ")}` }] }),
).join("\n");
const SMALL = '{\n  "first": { "a": [1, 2, 3] },\n  "second": {\n    "b": "some words"\n  }\n}\n';

describe("lines longer than the window", () => {
  let workbench: Workbench;
  keepPicturesOfFailures(() => workbench);
  before(async () => {
    workbench = await Workbench.open({
      files: { "agent.txt": TEXT, "records.jsonl": RECORDS, "small.json": SMALL },
      settings: { "promptBudget.tokenizer": "o200k_base", "promptBudget.budget": 50, "editor.wordWrap": "off" },
    });
  });
  after(async () => workbench?.close());

  it("of data have no label amid a record, and a short one has it at its line's end", async () => {
    await workbench.openFile("small.json");
    await workbench.addedText(/tokens/);
    const amid = workbench.editor.locator(".view-line", { hasText: '"second"' });
    assert.match(((await amid.first().textContent()) ?? "").trim(), /^"second":\s\{/);
    await workbench.openFile("records.jsonl");
    await workbench.addedText(/budget of 50 tokens ends here/);
    assert.deepEqual(
      (await workbench.addedTexts()).filter((text) => /· [\d,]+ tokens ·/.test(text)),
      [],
    );
  });

  it("say before what is cut why, where lines are not wrapped", async () => {
    await workbench.openFile("agent.txt");
    await workbench.run("Prompt Budget: Fit Document to Budget…");
    await workbench.pick("50 tokens");
    await workbench.answer("");
    const original = workbench.page.locator(".monaco-diff-editor .editor.original");
    const reasons = await until("the diff shows reasons", 10_000, async () => {
      const texts = (await workbench.addedTexts(original)).filter((text) => /^cut: \S/.test(text));
      return texts.length > 0 && texts;
    });
    assert.ok(
      reasons.every((reason) => reason.length < 40),
      JSON.stringify(reasons),
    );
  });
});
