import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fit } from "../../../../src/core/compress/fit.ts";
import { MOST_RETRIES } from "../../../../src/core/compress/rewrite/limits.ts";
import { Rewriting } from "../../../../src/core/compress/rewrite/rewriting.ts";
import { UserError } from "../../../../src/core/user-error.ts";
import { begun, tokenizer } from "./support-prompt.ts";
import { framed, PROMPT, SHORT } from "./support-texts.ts";

function ended(rewriting: Rewriting, stopped?: string) {
  const result = rewriting.end("a-model", stopped);
  assert.ok(!(result instanceof UserError));
  return result;
}

const section = (i: number) =>
  `## Part ${i}\n\n${PROMPT.split("\n\n")[1]!.replaceAll("Aurora", `Aurora${"ABCDEFGHIJKLMNOPQR"[i]}`)}`;

describe("rewriting", () => {
  test("puts the accepted text in the plan, under the budget, and says who wrote it", () => {
    const { rewriting, request } = begun();
    assert.equal(rewriting.turn(framed(request!, SHORT)), null);
    const { plan, accepted, reasons } = ended(rewriting);
    assert.deepEqual([accepted, reasons], [true, []]);
    assert.equal(plan.text.trim(), SHORT);
    assert.equal(plan.before, tokenizer.count(PROMPT));
    assert.equal(plan.tokens, tokenizer.count(plan.text));
    assert.deepEqual(
      plan.pieces.map(({ start, end, level, tokens, reason }) => [start, end, level, tokens, reason]),
      [[0, PROMPT.length, "condensed", plan.tokens, "rewritten by a-model"]],
    );
  });

  test("tells the model why, and asks again a few times; then the local result stands", () => {
    const { rewriting, request } = begun();
    let next = request;
    const told: string[] = [];
    for (let i = 0; i <= MOST_RETRIES; i++) {
      next = rewriting.turn(framed(next!, SHORT.replace("50 EUR", "60 EUR")));
      if (next) told.push(next.messages.at(-1)!.content);
    }
    assert.equal(next, null);
    assert.equal(told.length, MOST_RETRIES);
    assert.match(told[0]!, /- the number "50 EUR" is missing/);
    const { plan, accepted, reasons } = ended(rewriting);
    assert.equal(accepted, false);
    assert.match(reasons.join(), /^Lines 1 to 9: the number "50 EUR" is missing; /);
    assert.deepEqual(plan, fit(PROMPT, { budget: 130, tokenizer, hint: { path: "a.md" } }));
  });

  test("a model that mends its answer is accepted", () => {
    const { rewriting, request } = begun();
    const next = rewriting.turn(framed(request!, SHORT.replace("50 EUR", "60 EUR")));
    assert.equal(rewriting.turn(framed(next!, SHORT)), null);
    assert.equal(ended(rewriting).accepted, true);
  });

  test("a long text goes section by section, and one that is refused keeps its local result", () => {
    const text = Array.from({ length: 18 }, (_, i) => section(i)).join("\n\n");
    const budget = Math.floor(tokenizer.count(text) * 0.7);
    const { rewriting, request } = begun(text, budget);
    let next = request;
    let asked = 0;
    const rewrites: string[] = [];
    while (next) {
      const source = /<(text-\w+)>\n([\s\S]*)\n<\/\1>/.exec(next.messages[1]!.content)![2]!;
      const isGood = next.number === 2;
      const short = source
        .replaceAll(" friendly", "")
        .replaceAll(
          ", and you help customers of the shop with their questions in a kind and patient way at all times",
          "",
        )
        .replaceAll("It is really very important that you always", "Always")
        .replaceAll(" in a row", "")
        .replaceAll("Whenever you do not know the answer to a question, say so openly", "When you do not know, say so");
      if (isGood) rewrites.push(short);
      asked++;
      next = rewriting.turn(isGood ? framed(next, short) : "I would rather not.");
    }
    assert.ok(asked > 3);
    const { plan, accepted, reasons } = ended(rewriting);
    assert.equal(accepted, true);
    assert.equal(rewrites.length, 1);
    assert.ok(plan.text.includes(rewrites[0]!));
    assert.ok(plan.tokens <= budget);
    assert.match(reasons[0]!, /^Lines \d+ to \d+: the answer does not begin with <text-/);
    const rewritten = plan.pieces.filter(({ reason }) => reason === "rewritten by a-model");
    assert.equal(rewritten.length, 1);
    assert.ok(text.slice(rewritten[0]!.start, rewritten[0]!.end).trimEnd().endsWith("support@aurora.example."));
  });

  test("code, tables, front matter, tags and what the person drops are never sent", () => {
    const [prose, more] = [PROMPT.split("\n\n")[1]!, PROMPT.split("\n\n")[3]!];
    const text = `---\nsecret: one\n---\n${prose}\n\n\`\`\`\nsecret two\n\`\`\`\n\n| a | b |\n| - | - |\n| secret | three |\n\n<data>\n${more}\n</data>\n\nThis is the secret that is dropped.\n`;
    const drop = text.indexOf("This is the secret");
    const { rewriting, request } = begun(text, 160, { marks: { drop: [[drop, text.length]] } });
    let sent = "";
    for (let next = request; next; next = rewriting.turn(""))
      sent += next.messages.map(({ content }) => content).join();
    assert.ok(sent.includes("Aurora"));
    assert.ok(!sent.includes("secret") && !sent.includes("<data>"));
  });

  test("what the person keeps must stand in the rewrite letter for letter", () => {
    const { rewriting, request } = begun(PROMPT, 140, { keep: [/several times in a row/] });
    assert.match(request!.messages[1]!.content, /"several times in a row"/);
    const next = rewriting.turn(framed(request!, SHORT));
    assert.match(next!.messages.at(-1)!.content, /the keep pattern "several times in a row" is missing/);
    assert.equal(rewriting.turn(framed(next!, SHORT.replace("several times", "several times in a row"))), null);
    assert.equal(ended(rewriting).accepted, true);
  });

  test("nothing is asked where nothing is lost, where there is no prose, and where what must stay takes the room", () => {
    const reasonsFor = (text: string, budget: number, path = "a.md") => {
      const { rewriting, request } = begun(text, budget, { hint: { path } });
      assert.equal(request, null);
      return ended(rewriting).reasons.join();
    };
    assert.match(reasonsFor(PROMPT, 5000), /^Nothing had to be left out/);
    const items = Array.from({ length: 60 }, (_, i) => `{"id": ${i}, "text": "${"word ".repeat(20)}"}`);
    assert.match(reasonsFor(`[${items.join(",\n")}]`, 400, "a.json"), /^There is no prose/);
    const figures = Array.from({ length: 90 }, (_, i) => `Value${i} is ${i * 37}.`).join(" ");
    assert.match(reasonsFor(figures, 100), /are not sent: what is protected in them, .* take \d+ tokens/);
  });

  test("a budget that is too small for the local plan is the same error", () => {
    const code = `\`\`\`\n${"const total = 1;\n".repeat(30)}\`\`\`\n`;
    const error = Rewriting.begin(`${PROMPT}\n${code}`, { budget: 30, tokenizer });
    assert.ok(error instanceof UserError && error.code === "budget-too-small" && error.minimum! > 30);
  });

  test("with a question only what the local plan shortens is sent, with its share", () => {
    const filler = Array.from({ length: 30 }, (_, i) => `The ${i}th garden lies behind a house.`).join(" ");
    const text = `${filler}\n\n${PROMPT}`;
    const { request } = begun(text, 120, { query: "Which refunds may be promised?" });
    assert.ok(request!.messages[1]!.content.includes("Which refunds may be promised?"));
    assert.ok(!request!.messages[1]!.content.includes("29th garden"));
    assert.ok(request!.mostTokens <= 120);
  });

  test("what was accepted stays when the model fails later, and the reason is told", () => {
    const { rewriting, request } = begun();
    rewriting.turn(framed(request!, SHORT));
    const { accepted, reasons } = ended(rewriting, "The model is gone.");
    assert.deepEqual([accepted, reasons], [true, ["The model is gone."]]);
  });
});
