import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { until } from "../harness/until.ts";
import { shown, tokensOf } from "./reference.ts";
import { keepPicturesOfFailures, Workbench } from "./workbench.ts";

const BUDGET = 220;
const TEXT = `# Support agent

You answer customers of a shop for bicycles. You are friendly, and you are brief. You never promise a date.

## Returns

A customer may send a bicycle back within 30 days. The customer pays for the parcel, which is 12 EUR in most countries.
Our team has always believed that returns are a chance to learn something. Many people in the company enjoy reading
what customers write about their rides. It is a pleasure to see pictures of far away places. Some of them hang in the
kitchen of our office.

\`\`\`json
{ "action": "refund", "order": "{{order_id}}", "amount": 12.5 }
\`\`\`

## History

The shop was founded by two friends who repaired bicycles in a garage. They had one workbench and a lamp. In winter the
garage was so cold that they wore gloves. Over the years the garage became a hall, and the hall became three shops. The
founders still drop in now and then. They like to tell how the first bicycle was sold to a neighbour. The neighbour still
rides it to the market on Saturdays.

## Escalation

Hand over to a person when the customer mentions a lawyer, an injury or a broken frame. Use the address
https://shop.example/escalate and name the order.
`;

const said = (file: string) => readFileSync(file, "utf8");

describe("fitting a document, by the keyboard alone", () => {
  let workbench: Workbench;
  keepPicturesOfFailures(() => workbench);
  before(async () => {
    workbench = await Workbench.open({
      files: { "agent.prompt.md": TEXT },
      settings: { "promptBudget.tokenizer": "o200k_base", "promptBudget.budget": BUDGET },
    });
    await workbench.openFile("agent.prompt.md");
    await workbench.statusReads(`${shown(tokensOf(TEXT))} / ${BUDGET}`);
  });
  after(async () => workbench?.close());

  it("proposes the shorter text as a diff that names both sizes", async () => {
    await workbench.run("Prompt Budget: Fit Document to Budget…");
    await workbench.pick(`${BUDGET} tokens`);
    await workbench.answer("");
    await workbench.page.locator(".tab.active", { hasText: "agent.prompt.md (Proposed Fit)" }).waitFor();
    await workbench.page.locator(".monaco-diff-editor .editor.modified .view-line").first().waitFor();
    await workbench.statusReads(new RegExp(`^\\d+ / ${BUDGET}$`));
    await workbench.lens(new RegExp(`\\d+ of ${BUDGET} tokens, was ${tokensOf(TEXT)}`)).waitFor({ state: "attached" });
  });

  it("gives reasons beside what it leaves out", async () => {
    const reasons = await until("the diff shows reasons", 10_000, async () => {
      const texts = await workbench.addedTexts(workbench.page.locator(".monaco-diff-editor .editor.original"));
      return texts.length > 0 && texts;
    });
    assert.ok(
      reasons.every((reason) => reason.length > 3),
      JSON.stringify(reasons),
    );
  });

  it("applies as one edit that is at or under the budget and keeps what is protected", async () => {
    await workbench.press("ControlOrMeta+Enter");
    await workbench.page.locator(".tab.active", { hasText: /^agent\.prompt\.md$/ }).waitFor();
    await until("the count is within the budget", 10_000, async () => {
      const [, tokens] = /^([\d,]+) \/ 220$/.exec(await workbench.statusText()) ?? [];
      return tokens !== undefined && Number(tokens.replaceAll(",", "")) <= BUDGET;
    });
    await workbench.save();
    const fitted = said(path.join(workbench.folder, "agent.prompt.md"));
    assert.ok(tokensOf(fitted) <= BUDGET, `${tokensOf(fitted)} tokens`);
    await workbench.statusReads(`${tokensOf(fitted)} / ${BUDGET}`);
    const fence = '```json\n{ "action": "refund", "order": "{{order_id}}", "amount": 12.5 }\n```';
    assert.ok(fitted.includes(fence), `The code is gone from:\n${fitted}`);
  });

  it("is taken back by one undo", async () => {
    await workbench.press("ControlOrMeta+Z");
    await workbench.statusReads(`${shown(tokensOf(TEXT))} / ${BUDGET}`);
    await workbench.save();
    assert.equal(said(path.join(workbench.folder, "agent.prompt.md")), TEXT);
  });

  it("says the smallest budget that works where the protected text alone is over, and changes nothing", async () => {
    await workbench.run("Prompt Budget: Fit Document to Budget…");
    await workbench.pick("5 tokens", { typed: "5" });
    await workbench.answer("");
    const notice = workbench.page.locator(".notification-toast", { hasText: /\d+ tokens/ });
    await notice.waitFor();
    const [, minimum] = /Fit to ([\d,]+)/.exec((await notice.textContent()) ?? "") ?? [];
    assert.ok(Number(minimum?.replaceAll(",", "")) > 5, (await notice.textContent()) ?? "");
    await workbench.statusReads(`${shown(tokensOf(TEXT))} / ${BUDGET}`);
  });
});
