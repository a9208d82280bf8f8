import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { fit } from "../../../src/core/compress/fit.ts";
import type { FitOptions } from "../../../src/core/compress/options.ts";
import type { Plan } from "../../../src/core/plan/plan.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";

const tokenizer = await loadTokenizer("o200k_base");
const FILLED = (name: string) =>
  Array.from(
    { length: 14 },
    (_, i) => `    total${i} = ${name}.column(${i}).sum() + ${name}.column(${i + 1}).sum()`,
  ).join("\n");

const TYPESCRIPT = `import { Table } from "./table.ts";

/** What a shop sold. */
export class Ledger {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Writes all columns down. */
  report(table: Table): string {
${FILLED("table").replaceAll("    total", "    const total")}
    return String(total0);
  }

  /** Gives a customer the money back. */
  refund(
    customer: string,
    cents: number,
  ): boolean {
    for (const row of this.#table.rowsOf(customer)) {
      if (row.cents === cents) {
        row.refundedAt = Date.now();
        return true;
      } else {
        row.lookedAt += 1;
      }
    }
${FILLED("this.#table").replaceAll("    total", "    const total")}
    return false;
  }
}

export function empty(): Ledger {
  return new Ledger(new Table());
}
`;

const PYTHON = `import table

class Ledger:
    """What a shop sold."""

    def report(self):
${FILLED("self.table").replaceAll("    total", "        total")}
        return total0

    @property
    def refunds(self):
        # What customers got back.
        for row in self.table.rows:
            if row.refunded_at:
                yield row
${FILLED("self.table").replaceAll("    total", "        total")}
`;

function planOf(text: string, name: string, options: Omit<FitOptions, "tokenizer" | "hint">): Plan {
  const plan = fit(text, { ...options, tokenizer, hint: { path: name } });
  assert.ok(!(plan instanceof UserError), (plan as Error).message);
  assert.equal(tokenizer.count(plan.text), plan.tokens);
  assert.ok(plan.tokens <= options.budget);
  return plan;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

describe("code", () => {
  test("of a class that is over the budget the method stays that a question asks for, inside its class", () => {
    const { text } = planOf(TYPESCRIPT, "ledger.ts", { budget: 130, query: "refund a customer" });
    assert.match(
      text,
      /export class Ledger \{[\s\S]*\n {2}refund\(\n {4}customer: string,\n {4}cents: number,\n {2}\): boolean \{\n {4}for [\s\S]*\n {2}\}\n\}/,
    );
    assert.ok(!text.includes("total0"), text);
  });

  test("what is cut by indentation keeps its head and its decorator", () => {
    const { text } = planOf(PYTHON, "ledger.py", { budget: 75, query: "Which rows were refunded?" });
    assert.match(text, /class Ledger:\n[\s\S]*? {4}@property\n {4}def refunds\(self\):\n[\s\S]*? {8}for row in/);
  });

  test("the outline is the signatures, of what stands in a class too", () => {
    const { text } = planOf(TYPESCRIPT, "ledger.ts", { budget: 100, level: "outline" });
    assert.match(text, /class Ledger \{[\s\S]*constructor\(table: Table\) \{[\s\S]*refund\([\s\S]*\): boolean \{/);
    assert.match(text, /export function empty\(\): Ledger \{/);
    assert.ok(!text.includes("total3") && !text.includes("const row"), text);
    const python = planOf(PYTHON, "ledger.py", { budget: 40, level: "outline" });
    assert.match(python.text, /class Ledger:\n {4}def report\(self\):\n+ {4}@property\n {4}def refunds\(self\):/);
  });

  test("a long block of code in a prompt is cut so where a question is asked, a short one stays whole", () => {
    const prompt = `Read this.\n\n\`\`\`ts\n${TYPESCRIPT}\`\`\`\n\nThen this.\n\n\`\`\`sh\nnpm test\nnpm run refund\n\`\`\`\n`;
    const { text } = planOf(prompt, "prompt.md", { budget: 160, query: "refund a customer" });
    assert.match(text, /```ts\nexport class Ledger|```ts\n[\s\S]*class Ledger/);
    assert.match(text, /refund\(\n {4}customer/);
    assert.equal(count(text, "```") % 2, 0);
  });

  test("brackets that are opened are closed, at every budget, in files of this project", () => {
    const folder = path.resolve(import.meta.dirname, "../../../src/core");
    for (const name of ["plan/pack.ts", "compress/choose/choose.ts", "select/smooth.ts", "compress/fitting.ts"]) {
      const source = readFileSync(path.join(folder, name), "utf8");
      assert.equal(count(source, "{"), count(source, "}"));
      for (let budget = 120; budget < tokenizer.count(source); budget = Math.ceil(budget * 1.4)) {
        for (const query of ["", "what is chosen under a budget"]) {
          const { text } = planOf(source, name, { budget, query });
          assert.equal(count(text, "{"), count(text, "}"), `${name} at ${budget}: ${text}`);
        }
      }
    }
  });

  test("a string over many lines is never cut, and a head has all its parameters", () => {
    const doc = Array.from({ length: 12 }, (_, i) => `    The ${i}th thing that is said of loading a shop.`).join("\n");
    const source = `def load(path,\n         encoding=None):\n    """Loads.\n\n${doc}\n    """\n    return open(path, encoding=encoding)\n\n\n${PYTHON}`;
    for (let budget = 20; budget < 400; budget += 20)
      for (const query of ["", "how is a shop loaded"]) {
        const { text } = planOf(source, "shop.py", { budget, query });
        assert.equal(count(text, '"""') % 2, 0, text);
        assert.equal(count(text, "def load(path,"), count(text, "encoding=None):"), text);
      }
  });

  test("a directive at the left parts no function", () => {
    const lines = FILLED("table").replaceAll("    total", "  int total").replaceAll(/$/gm, ";");
    const source = `static int run(int a)\n{\n#ifdef DEBUG\n  debug(a);\n#endif\n${lines}\n  return a;\n}\n`;
    for (const budget of [30, 100, 300]) {
      const { text } = planOf(source, "run.c", { budget, query: "what is returned" });
      assert.equal(count(text, "{"), count(text, "}"), text);
    }
  });

  test("a call or a list over many lines is cut between what it lists, and closed", () => {
    const entries = Array.from(
      { length: 30 },
      (_, i) => `    entry(${i}, "the ${i}th entry of the list", { size: ${i} }),`,
    ).join("\n");
    const source = `export function all() {\n  push(\n${entries}\n  );\n  return [\n${entries}\n  ];\n}\n`;
    for (const budget of [60, 150, 300, 500]) {
      const { text } = planOf(source, "all.ts", { budget, query: "the 17th entry" });
      for (const [open, close] of ["()", "[]", "{}"]) assert.equal(count(text, open!), count(text, close!), text);
      assert.match(text, /(?:push\(|return \[)\n {4}entry/);
    }
  });

  test("most of the budget is used, also where one function is most of the file", () => {
    const plan = planOf(TYPESCRIPT, "ledger.ts", { budget: 400 });
    assert.ok(plan.tokens > 370, String(plan.tokens));
  });
});
