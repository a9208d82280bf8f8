import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDocument } from "../../../src/core/document/parse.ts";
import { findWaste } from "../../../src/core/document/waste/find-waste.ts";

function wasteOf(text: string, path = "a.md") {
  return findWaste(text, parseDocument(text, { path }));
}

/** The text after every fix. */
function fixed(text: string, path = "a.md"): string {
  return wasteOf(text, path).reduceRight((rest, w) => rest.slice(0, w.start) + w.replacement + rest.slice(w.end), text);
}

const paragraph = "Always answer in the language of the question, and never in another one.";

test("a paragraph that stands in the text before is found, blanks folded, and points to the first", () => {
  const text = `# A\n\n${paragraph}\n\nOther.\n\n${paragraph.replace("language of", "language  of\n")}\nend`;
  assert.equal(wasteOf(text).length, 0);
  const again = `# A\n\n${paragraph}\n\nOther.\n\n${paragraph.replace(" of", "\nof")}\n\nEnd.\n`;
  const [waste] = wasteOf(again);
  assert.equal(waste.kind, "duplicate");
  assert.match(waste.message, /line 3/);
  assert.equal(again.slice(waste.first!.start, waste.first!.end), paragraph);
  assert.equal(fixed(again), `# A\n\n${paragraph}\n\nOther.\n\n\nEnd.\n`);
});

test("short lines, headings and code that nobody fenced may repeat", () => {
  assert.deepEqual(wasteOf("Example:\n\na\n\nExample:\n\nb\n"), []);
  const code = `    if (${"condition && ".repeat(8)}last) {\n      return;\n    }\n`;
  assert.deepEqual(wasteOf(`${code}\n${code}`, "a.txt"), []);
});

test("encoded data is found, in data URIs and wrapped over lines, and prose is not", () => {
  const data = "aGVsbG8gd29ybGQhIFRoaXMgaXMgYSB0ZXN0IG9mIGJhc2U2NCBlbmNvZGVkIGRhdGEu".repeat(4);
  const uri = `![x](data:image/png;base64,${data})`;
  assert.match(fixed(uri), /^!\[x\]\(\[embedded image left out: image\/png, \d+ characters\]\)$/);
  const wrapped = data.match(/.{1,64}/g)!.join("\n");
  assert.match(fixed(`Key:\n\n${wrapped}\n`), /^Key:\n\n\[\d+ characters of encoded data left out\]\n$/);
  assert.deepEqual(wasteOf(`${"a".repeat(500)}\n${"-".repeat(500)}\n${"src/some/folder/".repeat(40)}`), []);
});

test("minified code is found, long lines of prose and of Chinese are not", () => {
  const minified = "function(a,b){return a[b]?c(a):d({e:b,f:[1,2]})}".repeat(40);
  assert.deepEqual(
    wasteOf(`x\n${minified}\n`).map((w) => w.kind),
    ["minified"],
  );
  assert.deepEqual(
    wasteOf(
      `${"This is a long line of prose, nothing else. ".repeat(60)}\n${"人人生而自由，在尊严和权利上一律平等。".repeat(80)}`,
    ),
    [],
  );
  assert.deepEqual(wasteOf(`[{"role":"user","content":"${minified}"}]`, "a.json"), []);
});

test("trailing blanks and runs of blank lines can be taken away, line breaks of Markdown stay", () => {
  assert.equal(fixed("a     \nb     \n\nc\n\n\n\n\nd\n", "a.txt"), "a\nb\n\nc\n\nd\n");
  assert.equal(fixed("a  \nb  \nc  \nd  \ne  \n"), "a  \nb  \nc  \nd  \ne  \n");
  assert.equal(fixed("a          \nb\n"), "a  \nb\n");
  assert.equal(fixed("a\r\n\r\n\r\n\r\nb\r\n"), "a\r\n\r\nb\r\n");
  assert.deepEqual(wasteOf("```\na          \n\n\n\n\nb\n```\n"), []);
});
