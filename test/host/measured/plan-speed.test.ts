import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "mocha";
import * as vscode from "vscode";
import { counted, show } from "../counted.ts";
import { keepFigure } from "../figures.ts";
import { discardAll, plan, run } from "../proposals.ts";

const CHANGES = 3;
const THINGS = "budget window reserve token model prompt answer file section tool".split(" ");

/** A Markdown text of about so many tokens, of sentences that are all different. */
function textOf(tokens: number): string {
  const sentence = (i: number) =>
    `The ${THINGS[i % 10]} of case ${i} is read before its ${THINGS[(i * 7 + 3) % 10]}, unless rule ${i % 97} says otherwise.`;
  const paragraphs = Array.from({ length: Math.ceil(tokens / 88) }, (_, p) =>
    [0, 1, 2, 3].map((s) => sentence(p * 4 + s)).join(" "),
  );
  return paragraphs.map((paragraph, p) => (p % 8 ? paragraph : `## Part ${p / 8 + 1}\n\n${paragraph}`)).join("\n\n");
}

/** Milliseconds from a command to the text that it brings into the diff. */
async function shownAfter(command: () => PromiseLike<unknown>): Promise<number> {
  const { uri } = await plan();
  const began = performance.now();
  const shown = new Promise<number>((resolve) => {
    const listening = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.toString() !== uri.toString()) return;
      listening.dispose();
      resolve(performance.now() - began);
    });
  });
  await command();
  return shown;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;

describe("how soon a plan follows what is decided", () => {
  afterEach(discardAll);
  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  for (const tokens of [10_000, 30_000]) {
    it(`in a text of ${tokens} tokens`, async function () {
      this.timeout(180_000);
      const { document } = await show(textOf(tokens));
      const { count } = await counted(document);
      assert.ok(Math.abs(count.tokens / tokens - 1) < 0.2, `${count.tokens} tokens`);
      const began = performance.now();
      await run("fitDocument", { budget: tokens / 2 });
      const name = `${tokens.toLocaleString("en-US")} tokens`;
      keepFigure(`first plan of ${name}`, performance.now() - began, "ms");
      const budgets = Array.from({ length: CHANGES }, (_, i) => Math.round((tokens / 2) * (0.9 - i * 0.04)));
      const times: number[] = [];
      for (const budget of budgets) times.push(await shownAfter(() => run("changeFitBudget", { budget })));
      keepFigure(`change of the budget to the new plan shown, ${name}, median`, median(times), "ms");
      const pins: number[] = [];
      const text = document.getText();
      for (let i = 0; i < CHANGES; i++) {
        const start = text.indexOf("\n\nThe ", (text.length * (i + 1)) / (CHANGES + 2)) + 2;
        const end = text.indexOf("\n\n", start);
        const leaves = (await plan()).getText().includes(text.slice(start, end));
        pins.push(await shownAfter(() => run(leaves ? "leaveOut" : "putBack", { start, end })));
      }
      keepFigure(`checkbox to the new plan shown, ${name}, median`, median(pins), "ms");
    });
  }
});
