import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fit } from "../../../src/core/compress/fit.ts";
import type { FitOptions } from "../../../src/core/compress/options.ts";
import { elementsOf } from "../../../src/core/document/formats/elements.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";

const tokenizer = await loadTokenizer("o200k_base");
const TREES = ["oak", "birch", "cedar", "lime", "maple", "willow", "larch", "rowan"];
const PAGE = `<!DOCTYPE html>
<html>
<head><title>Trees</title><style>body { color: red }</style><script>if (a < b) document.write("<p>late</p>")</script></head>
<body>
<h1>Trees of the park</h1>
<div class="list">
${TREES.map(
  (tree, i) =>
    `<h2>The ${tree}</h2>\n<p>The <b>${tree}</b> stands by the <a href="/gate/${i}">gate ${i}</a>. It was planted in ${1900 + i} by the school.</p>`,
).join("\n")}
</div>
</body>
</html>
`;

function textOf(source: string, name: string, options: Omit<FitOptions, "tokenizer" | "hint">): string {
  const plan = fit(source, { ...options, tokenizer, hint: { path: name } });
  assert.ok(!(plan instanceof UserError), (plan as Error).message);
  assert.ok(tokenizer.count(plan.text) <= options.budget);
  return plan.text;
}

/** All tags that are opened, in order, and those that nothing closes. */
function unclosed(html: string): string[] {
  const open: string[] = [];
  for (const [, slash, name] of html.replace(/<script>.*<\/script>/, "").matchAll(/<(\/?)([a-z]\w*)[^>]*>/g)) {
    if (slash === "") open.push(name!);
    else assert.equal(open.pop(), name, html);
  }
  return open;
}

describe("HTML and XML", () => {
  test("a page keeps the element that a question asks for under its heading, and every tag that is opened is closed", () => {
    const text = textOf(PAGE, "park.html", { budget: 160, query: "Where does the larch stand?" });
    assert.match(
      text,
      /<body>[\s\S]*<h2>The larch<\/h2>\n<p>The <b>larch<\/b> stands by the <a href="\/gate\/6">gate 6<\/a>/,
    );
    for (let budget = 60; budget < 700; budget += 40)
      for (const query of ["", "Who planted the rowan?"])
        assert.deepEqual(unclosed(textOf(PAGE, "park.html", { budget, query })), []);
  });

  test("a page in one line is cut too", () => {
    const text = textOf(PAGE.replaceAll("\n", ""), "park.html", { budget: 160, query: "Where does the larch stand?" });
    assert.match(text, /<b>larch<\/b> stands/);
    assert.deepEqual(unclosed(text), []);
  });

  test("a page in one line that is as long as a book is cut too", () => {
    const rows = Array.from(
      { length: 16_000 },
      (_, i) => `<div><p>The tree number ${i} is a ${TREES[i % 8]}.</p></div>`,
    );
    const page = `<html><body>${rows.join("")}<div><p>The key hangs behind the clock.</p></div></body></html>`;
    assert.ok(tokenizer.count(page) > 200_000);
    assert.match(textOf(page, "trees.html", { budget: 300, query: "Where does the key hang?" }), /behind the clock/);
  });

  test("of XML entries go whole", () => {
    const entries = TREES.map(
      (tree, i) => `  <tree id="${i}">\n    <name>${tree}</name>\n    <planted>${1900 + i}</planted>\n  </tree>`,
    );
    const text = textOf(`<park>\n${entries.join("\n")}\n</park>\n`, "park.xml", { budget: 80, query: "the larch" });
    assert.ok(text.includes(entries[6]!), text);
    assert.match(text, /^<park>[\s\S]*<\/park>\n$/);
  });

  test("tags in scripts are none, and what nothing closes is text", () => {
    const [html] = elementsOf(PAGE);
    assert.deepEqual(
      html!.children.map(({ name, children }) => [name, children.map((child) => child.name)]),
      [
        ["head", ["title", "style", "script"]],
        ["body", ["h1", "div"]],
      ],
    );
    assert.deepEqual(
      elementsOf("<p>one <br> two < three </i></p>").map(({ children }) => children),
      [[]],
    );
  });
});
