import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fit as fitText } from "../../../src/core/compress/fit.ts";
import type { FitOptions } from "../../../src/core/compress/options.ts";
import type { Plan } from "../../../src/core/plan/plan.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";

const tokenizer = await loadTokenizer("o200k_base");

function planOf(text: string, options: Omit<FitOptions, "tokenizer">): Plan {
  const plan = fitText(text, { ...options, tokenizer });
  assert.ok(!(plan instanceof UserError), (plan as Error).message);
  return plan;
}

function errorOf(text: string, options: Omit<FitOptions, "tokenizer">): UserError {
  const error = fitText(text, { ...options, tokenizer });
  assert.ok(error instanceof UserError);
  return error;
}

const FILLER = [
  "The garden lies behind the house and is open in summer.",
  "Visitors may bring their own lunch and eat it on the grass.",
  "The library moved to a brick building near the station.",
  "Tickets for the boat are sold at the kiosk by the pier.",
  "The bakery closes early on Mondays.",
].join(" ");
const FACT = "The reactor was switched off in March 1986 by Elena Petrova.";
const ARTICLE = `${FILLER}\n\n${FILLER.replaceAll("The", "Our")} ${FACT}\n\n${FILLER.replaceAll("and", "or")}`;

describe("fit", () => {
  test("a budget of no whole number above 0 is refused by name", () => {
    for (const budget of [0, -5, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      const error = errorOf("Some text.", { budget });
      assert.equal(error.code, "invalid-budget");
      assert.match(error.message, new RegExp(String(budget)));
    }
  });

  test("the answer to a question survives where most of the text goes", () => {
    const plan = planOf(ARTICLE, { budget: 40, query: "Who switched off the reactor?" });
    assert.ok(plan.text.includes(FACT));
    const without = planOf(ARTICLE, { budget: 40, query: "When does the bakery close?" });
    assert.match(without.text, /bakery closes early/);
  });

  test("asked, a sentence that does not fit gives its first clauses and says that it breaks off", () => {
    const long = `${"It goes on and on, with many words, and never ends until here ".repeat(8).trim()}.`;
    const text = `${long}\n\n${long.replaceAll("goes", "runs")}`;
    const plan = planOf(text, { budget: 60, query: "What goes on and on?" });
    assert.ok(plan.tokens >= 52, `${plan.tokens}`);
    assert.match(plan.text, /(?:on|words|here)…$/);
  });

  test("of nothing but blanks nothing is left", () => {
    const blank = planOf(" \n\t".repeat(200), { budget: 3 });
    assert.ok(blank.tokens <= 3 && blank.text.trim() === "");
  });

  test("code that defines nothing is shortened by rank, and a minimum that is named works", () => {
    const lines = Array.from({ length: 20 }, (_, i) => `{"id":${i},"text":"line ${i} of many"}`).join("\n");
    const options = { level: "outline", hint: { path: "a.py" } } as const;
    assert.match(planOf(lines, { ...options, budget: 100 }).text, /line \d+ of many/);
    const { minimum = 0 } = errorOf(lines, { ...options, budget: 3 });
    assert.ok(minimum > 3);
    assert.ok(planOf(lines, { ...options, budget: minimum }).tokens <= minimum);
  });

  test("not asked, no sentence is cut: half an instruction is another instruction", () => {
    const rules = [
      "Do not promise refunds above 50 EUR, ever, to anybody.",
      "Answer in English, briefly, and politely.",
    ];
    const text = `${FILLER}\n\n${rules.join("\n\n")}\n`;
    for (let budget = tokenizer.count(text) - 1; budget > 16; budget -= 3) {
      const plan = fitText(text, { budget, tokenizer });
      if (plan instanceof UserError) continue;
      assert.doesNotMatch(plan.text, /…/);
      for (const rule of rules) assert.ok(plan.text.includes(rule) || !plan.text.includes(rule.slice(0, 8)), plan.text);
    }
  });

  test("a repeated paragraph goes before any sentence does, and names where it stands first", () => {
    const text = `# Rules\n\n${FILLER}\n\n## More\n\n${FILLER}\n\nThe end of it all.\n`;
    const plan = planOf(text, { budget: Math.ceil(tokenizer.count(text) * 0.7) });
    const gone = plan.pieces.filter((piece) => piece.level === "condensed");
    assert.deepEqual(
      gone.map((piece) => piece.reason),
      ["repeats the paragraph at line 3"],
    );
    assert.match(plan.text, /## More\n\n\[as under Rules\]\n\nThe end/);
    assert.equal(plan.text.split("garden").length, 2);
  });

  test("without a question code fences, front matter and variables stay; too much of them is an error with the minimum", () => {
    const code = "```js\nconst total = price * amount;\n```";
    const text = `---\nname: a\n---\n# Code\n\n${FILLER}\n\nHello {{user}}, read on. ${FILLER}\n\n${code}\n`;
    const plan = planOf(text, { budget: 60 });
    for (const part of ["---\nname: a\n---", "# Code", "{{user}}", code]) assert.ok(plan.text.includes(part), part);
    const error = errorOf(text, { budget: 12 });
    assert.equal(error.code, "budget-too-small");
    assert.match(error.message, /code fence/);
    assert.ok(planOf(text, { budget: error.minimum! }).text.includes(code));
    assert.ok(errorOf(text, { budget: error.minimum! - 1 }).minimum);
  });

  test("with a question code competes by relevance, and stays or goes whole", () => {
    const code = `\`\`\`js\n${"const total = price * amount;\n".repeat(30)}\`\`\``;
    const plan = planOf(`${FILLER}\n\n${code}\n\n${FACT}\n`, { budget: 60, query: "Who switched off the reactor?" });
    assert.ok(plan.text.includes(FACT));
    assert.ok(!plan.text.includes("const total"));
  });

  test("keep comments, patterns and marks stay with a question too", () => {
    const text = `${FILLER}\n\n<!-- keep -->\nThe moon is made of rock.\n<!-- /keep -->\n\n${FILLER.replaceAll("The", "A")}`;
    const start = text.indexOf("A bakery");
    const plan = planOf(text, {
      budget: 70,
      query: "Where is the library?",
      keep: [/lunch/],
      marks: { keep: [[start, start + 8]] },
    });
    for (const part of ["<!-- keep -->", "made of rock.", "lunch", "A bakery"])
      assert.ok(plan.text.includes(part), part);
  });

  test("what is marked to go goes, also where the text would fit", () => {
    const plan = planOf(ARTICLE, { budget: 10_000, marks: { drop: [[0, FILLER.length]] } });
    assert.ok(!plan.text.includes(FILLER));
    assert.equal(plan.pieces[0]?.level, "omitted");
    assert.equal(plan.pieces[0]?.reason, "marked to go");
  });

  test("where text was left out a mark says so, if the person wants one, and counts too", () => {
    const options = { query: "Who switched off the reactor?", omission: "[…]" };
    const plan = planOf(ARTICLE, { ...options, budget: 40 });
    assert.match(plan.text, /\[…\][\s\S]*reactor was switched off[\s\S]*\[…\]\s*$/);
    assert.equal(plan.tokens, tokenizer.count(plan.text));
    assert.doesNotMatch(planOf(ARTICLE, { ...options, budget: 10_000 }).text, /\[…\]/);
  });

  test("a heading goes with the last of its content where headings take too much", () => {
    const text = Array.from(
      { length: 12 },
      (_, i) => `## Part number ${i} of this long guide\n\nOnly word${i}.\n`,
    ).join("\n");
    const plan = planOf(text, { budget: 40 });
    for (const [, number] of plan.text.matchAll(/word(\d+)/g))
      assert.ok(plan.text.includes(`## Part number ${number} `));
    assert.ok(plan.pieces.some((piece) => piece.reason === "heading left out with its content"));
  });

  test("an item keeps its mark, a table row its head", () => {
    const items = Array.from({ length: 9 }, (_, i) => `- item ${i} about the weather`).join("\n");
    const rows = Array.from({ length: 9 }, (_, i) => `| row ${i} | value |`).join("\n");
    const text = `${items}\n\n| name | what |\n| ---- | ---- |\n${rows}\n`;
    const plan = planOf(text, { budget: 44, query: "row 7" });
    assert.match(plan.text, /\nname \| what\n-\|-\n(?:row . \| value\n)*row 7 \| value\n/);
    for (const line of plan.text.split("\n")) assert.match(line, /^(?:$|- item|[\w -]+\|[\w -]+$)/);
  });

  test("an estimate is held to its high end", async () => {
    const vague = await loadTokenizer("claude");
    const plan = fitText(ARTICLE, { budget: 100, tokenizer: vague });
    assert.ok(!(plan instanceof UserError));
    assert.ok(vague.measure(plan.text).high <= 100);
    assert.ok(vague.measure(plan.text).high > 90);
    assert.equal(plan.tokens, vague.measure(plan.text).high);
  });

  test("a cancelled fit says so, and progress rises", () => {
    assert.equal(errorOf(ARTICLE, { budget: 20, signal: { aborted: true } }).code, "cancelled");
    const shares: number[] = [];
    planOf(ARTICLE, { budget: 20, onProgress: (share) => shares.push(share) });
    assert.ok(shares.length > 2);
    assert.deepEqual(
      shares,
      shares.toSorted((a, b) => a - b),
    );
  });

  test("levels stop where they say: lossless and condensed name the budget that works", () => {
    const text = `${FILLER}   \n\n\n\n${FILLER}\n\n${FACT}\n`;
    const lossless = errorOf(text, { budget: 60, level: "lossless" });
    const condensed = errorOf(text, { budget: 60, level: "condensed" });
    assert.ok(lossless.minimum! > condensed.minimum!);
    assert.ok(planOf(text, { budget: lossless.minimum!, level: "lossless" }).text.includes(`${FILLER}\n\n${FILLER}`));
    assert.equal(planOf(text, { budget: condensed.minimum!, level: "condensed" }).tokens, condensed.minimum);
  });

  test("the words level leaves out small words and keeps numbers, names and negations", () => {
    const text = `${FILLER} You must not open the valve before the pressure is below 12 bar. ${FACT}`;
    const plan = planOf(text, { budget: Math.ceil(tokenizer.count(text) * 0.75), level: "words" });
    for (const word of ["must not", "12", "1986", "Petrova"]) assert.ok(plan.text.includes(word), word);
    assert.ok(plan.pieces.every((piece) => piece.level === "words" && piece.kept !== undefined));
  });

  test("the outline level keeps headings and first sentences", () => {
    const text = `# One\n\n${FILLER}\n\n# Two\n\n${FILLER.replaceAll("The", "A")}\n`;
    const plan = planOf(text, { budget: 40, level: "outline" });
    for (const part of ["# One", "# Two", "The garden lies", "A garden lies"])
      assert.ok(plan.text.includes(part), part);
    assert.ok(!plan.text.includes("lunch"));
  });
});
