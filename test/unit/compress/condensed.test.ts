import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applied } from "../../../src/core/compress/edits/edit.ts";
import { fit as fitText } from "../../../src/core/compress/fit.ts";
import { CONDENSED, run, SHORT_FORMS } from "../../../src/core/compress/ladder.ts";
import { keptRanges } from "../../../src/core/compress/marks.ts";
import { sourceOf, withKept } from "../../../src/core/compress/source.ts";
import type { Plan, Range } from "../../../src/core/plan/plan.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";

const tokenizer = await loadTokenizer("o200k_base");

function condensed(text: string, path = "a.md", keep: readonly Range[] = []): string {
  const read = sourceOf(text, { path });
  assert.ok(!(read instanceof UserError));
  const source = withKept(read, keptRanges({ keep }));
  return applied(text, run(CONDENSED, source, tokenizer));
}

function planOf(text: string, budget: number, path: string): Plan {
  const plan = fitText(text, { budget, tokenizer, hint: { path } });
  assert.ok(!(plan instanceof UserError), (plan as Error).message);
  return plan;
}

const LONG = "This paragraph is long enough to be told apart from a caption.";
const BASE64 = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk".repeat(8);

describe("repeats", () => {
  test("the second of two paragraphs goes, also when wrapped otherwise; short ones may repeat", () => {
    const text = `${LONG}\n\nNone.\n\n${LONG.replace("enough ", "enough\n")}\n\nNone.\n`;
    assert.equal(condensed(text).trim(), `${LONG}\n\nNone.\n\nNone.`);
  });

  test("what a heading or a colon introduces is noted where it stood", () => {
    const text = `# A\n\n${LONG}\n\n# B\n\n${LONG}\n\n# C\n\nFor C:\n\n${LONG}\n\nEnd.\n`;
    assert.equal(condensed(text), `# A\n\n${LONG}\n\n# B\n\n[as under A]\n\n# C\n\nFor C:\n\n[as under A]\n\nEnd.\n`);
  });

  test("parts of pasted code, of examples and lines that introduce stay", () => {
    const code =
      "int main() {\n    int n = 3;\n\n    if (MOD != 0 && temp > MOD) {\n        temp %= MOD;\n    }\n\n    return n;\n}";
    const lead = "These are examples of what meets the criteria well:";
    for (const text of [`${code}\n\n${code.replace("main", "more")}\n`, `${lead}\n\n- a\n\n${lead}\n\n- b\n`]) {
      assert.equal(condensed(text), text);
    }
  });

  test("what the person keeps stays", () => {
    const text = `${LONG}\n\n${LONG}\n`;
    assert.equal(condensed(text, "a.md", [[LONG.length + 2, LONG.length + 9]]), text);
  });

  test("a block that differs in a number is noted with what stands for what", () => {
    const block = (port: number) =>
      `The server listens on port ${port} and waits for all the others to be ready. It then tells the leader on port ${port} that it is there.`;
    const text = `# A\n\n${block(8080)}\n\n# B\n\n${block(8081)}\n`;
    assert.equal(condensed(text), `# A\n\n${block(8080)}\n\n# B\n\n[as under A, with 8081 for 8080]\n`);
  });

  test("lines of a log that say the same become the first, a note and the last", () => {
    const line = (i: number, ms: number) => `12:00:${10 + i} INFO pool: connection ${i} closed after ${ms} ms`;
    const lines = [4, 9, 900, 3, 5, 6].map((ms, i) => line(i + 1, ms));
    const text = `Look:\n\n\`\`\`\n${lines.join("\n")}\n12:01:00 INFO done with it\n\`\`\`\n`;
    const note = "[4 more lines like this, 3 to 900 ms]";
    assert.equal(
      condensed(text),
      `Look:\n\n\`\`\`\n${lines[0]}\n${note}\n${lines[5]}\n12:01:00 INFO done with it\n\`\`\`\n`,
    );
  });

  test("another status, an error where there was none, and rows of data are no repeats", () => {
    const line = (status: number) => `12:00:00 INFO GET /items status ${status}`;
    for (const lines of [
      [200, 200, 500, 200, 200, 500].map((status) => line(status)),
      [0, 1, 0, 2, 0, 3].map((errors) => `12:00:00 INFO finished, ${errors} errors found`),
      [1, 2, 3, 4, 5, 6].map((n) => `2024-05-0${n},12:00:00,${n}.5,${n * 7}`),
      [1, 2, 3, 4, 5, 6].map((n) => `- Quarter ${n} brought ${n * 7} million`),
    ]) {
      assert.equal(condensed(lines.join("\n"), "a.log"), lines.join("\n"));
    }
  });

  test("the same line, and the same group of lines, many times over is written once with a count", () => {
    const trace = "12:00:00 ERROR it failed\n  at one (a.js:1)\n";
    assert.equal(condensed(`${"The same line.\n".repeat(9)}End\n`), "The same line.\n[this line 8 more times]\nEnd\n");
    assert.equal(condensed(trace.repeat(8), "a.log"), `${trace}[these 2 lines 7 more times]\n`);
  });
});

describe("data that a model cannot read", () => {
  test("data URIs and base64 become a note of their kind and size", () => {
    assert.equal(condensed(`![a](data:image/png;base64,${BASE64})\n`), "![a]([data:image/png, 360 bytes left out])\n");
    assert.equal(condensed(`Key:\n\n${BASE64.repeat(90)}\n`), "Key:\n\n[base64, 32 kB left out]\n");
  });

  test("in JSON it stays a string, its escapes whole, names and system messages as they are", () => {
    const text = JSON.stringify({ [BASE64]: `a\n${BASE64}`, b: [`"${BASE64}`] });
    assert.deepEqual(JSON.parse(condensed(text, "a.json")), {
      [BASE64]: "a\n[base64, 360 bytes left out]",
      b: ['"[base64, 360 bytes left out]'],
    });
    const chat = JSON.stringify([
      { role: "system", content: BASE64 },
      { role: "user", content: "Hi" },
    ]);
    assert.equal(condensed(chat, "chat.json"), chat);
  });

  test("minified code is named, JSON on one line is data and stays", () => {
    const script = `!function(){${"a=b=>{return[b>=1?c(b-1):d]};".repeat(70)}}();`;
    const styles = ".a{color:red;margin:0;padding:0}".repeat(60);
    const data = JSON.stringify(Array.from({ length: 90 }, (_, i) => ({ id: i, of: [i, i + 1] })));
    assert.match(condensed(`Fix:\n\n${script}\n`), /^Fix:\n\n\[minified JavaScript, 2 kB left out\]\n$/);
    assert.match(condensed(`Fix:\n\n${styles}\n`), /^Fix:\n\n\[minified CSS, 2 kB left out\]\n$/);
    assert.equal(condensed(`Fix:\n\n${data}\n`), `Fix:\n\n${data}\n`);
  });
});

describe("chats", () => {
  const FILE = "export const total = 1;\n".repeat(20);
  const call = (id: string) => ({ role: "assistant", content: null, tool_calls: [{ id }] });
  const answer = (id: string, content: string) => ({ role: "tool", tool_call_id: id, content });
  const LOG = Array.from({ length: 12 }, (_, i) => `12:00:${10 + i} INFO step number ${i + 1} done`).join("\n");

  test("of a result that came twice the last one stays, and a log in one is condensed", () => {
    const messages = [
      { role: "user", content: "Look." },
      call("1"),
      answer("1", FILE),
      call("2"),
      answer("2", LOG),
      call("3"),
      answer("3", FILE),
    ];
    const after = JSON.parse(condensed(JSON.stringify(messages), "chat.json"));
    assert.deepEqual(
      after.map((m: { role: string }) => m.role),
      messages.map((m) => m.role),
    );
    assert.equal(after[2].content.trim(), "[the same again below]");
    assert.equal(after[6].content, FILE);
    assert.match(after[4].content, /^12:00:10 .*\n\[10 more lines like this\]\n12:00:21 .*$/);
  });

  test("where condensing is not enough, sentences go from what was condensed", () => {
    const talk = "We looked at the parser. It failed on line 12. Nothing else was found on that day. ".repeat(4);
    const messages = [
      { role: "user", content: `${talk}data:image/png;base64,${BASE64} is the picture. ${talk}` },
      call("1"),
      answer("1", LOG),
      { role: "user", content: "Then fix it." },
    ];
    const text = JSON.stringify(messages);
    const plan = planOf(text, Math.ceil(tokenizer.count(text) * 0.25), "chat.json");
    assert.doesNotMatch(plan.text, /AAAA/);
    assert.ok(JSON.parse(plan.text).length > 0);
  });
});

describe("short forms", () => {
  test("a log is written with letters and a legend, prose with as many repeats is not", () => {
    const lines = Array.from(
      { length: 60 },
      (_, i) =>
        `2024-05-01 12:00:${10 + (i % 50)} INFO com.example.server.Pool worker-${i % 2 ? "a" : "b"} took item ${i}`,
    );
    const source = sourceOf(lines.join("\n"), { path: "a.log" });
    assert.ok(!(source instanceof UserError));
    const text = applied(source.text, run(SHORT_FORMS, source, tokenizer));
    assert.match(text, /^\[Below, these letters stand for:\nα = .*\n/);
    assert.ok(tokenizer.count(text) < tokenizer.count(source.text) * 0.7);
    const prose = lines.map((line) => line.slice(20)).join("\n");
    const other = sourceOf(prose.replaceAll("INFO", "About"), { path: "a.log" });
    assert.ok(!(other instanceof UserError));
    assert.deepEqual(run(SHORT_FORMS, other, tokenizer), []);
  });
});
