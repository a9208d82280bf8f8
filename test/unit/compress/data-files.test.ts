import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { type Document, parse, parseAllDocuments, stringify } from "yaml";
import { fit } from "../../../src/core/compress/fit.ts";
import type { FitOptions } from "../../../src/core/compress/options.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";

const tokenizer = await loadTokenizer("o200k_base");
const CITIES = ["Leipzig", "Oslo", "Rome", "Turku"];
const CSV = `id,name,city\n${Array.from({ length: 120 }, (_, i) => `${i},Person ${i},${CITIES[(i * 7) % 4]}`).join("\n")}\n`;
const LOG = Array.from(
  { length: 120 },
  (_, i) =>
    `2026-11-25T10:${10 + (i % 50)}:07 ${i % 9 === 0 ? "ERROR" : "INFO"} worker-${i % 5} ${i === 77 ? "disk of the archive is full" : `served order ${i * 13}`}`,
).join("\n");

function textOf(text: string, name: string, options: Omit<FitOptions, "tokenizer" | "hint">): string {
  const plan = fit(text, { ...options, tokenizer, hint: { path: name } });
  assert.ok(!(plan instanceof UserError), (plan as Error).message);
  assert.ok(tokenizer.count(plan.text) <= options.budget);
  return plan.text;
}

describe("files of data", () => {
  test("rows and lines of a log stay whole, asked and not, with the names of the columns above", () => {
    for (const [name, source] of [
      ["people.csv", CSV],
      ["server.log", LOG],
    ] as const) {
      const lines = new Set(source.split("\n"));
      for (const query of ["", "Who lives in Turku, and which disk is full?"]) {
        const text = textOf(source, name, { budget: 200, query });
        assert.ok(
          text.split("\n").every((line) => lines.has(line) || /^\[\d+ more lines like this\]$/.test(line)),
          text,
        );
        if (name === "people.csv") assert.ok(text.startsWith("id,name,city\n"), text);
      }
    }
    assert.match(
      textOf(LOG, "server.log", { budget: 60, query: "Which disk is full?" }),
      /disk of the archive is full/,
    );
  });

  test("a line that goes on stays with the record before it", () => {
    const trace = "java.lang.IllegalStateException: no room\n    at Archive.write(Archive.java:20)";
    const text = textOf(LOG.replace("archive is full", `archive is full\n${trace}`), "server.log", {
      budget: 80,
      query: "Which disk is full?",
    });
    assert.ok(text.includes(`archive is full\n${trace}`), text);
  });

  test("of YAML entries stay under their keys", () => {
    const services = Object.fromEntries(
      CITIES.map((city, i) => [
        city.toLowerCase(),
        { image: `shop/${i}`, ports: [8000 + i], note: `Stands in ${city}. `.repeat(6) },
      ]),
    );
    const source = stringify({ services, version: 2 }, { indentSeq: false });
    const text = textOf(source, "shops.yaml", { budget: 60, query: "What stands in Oslo?" });
    const { services: kept } = parse(text) as { services: typeof services };
    assert.deepEqual(kept.oslo, services.oslo);
  });

  test("of several YAML documents each stays one, and an alias keeps its anchor", () => {
    const source =
      "---\nkind: Deployment\nname: alpha\n---\nkind: Service\nname: beta\n---\nbase: &base\n  size: 4\nother: *base\n";
    for (let budget = 4; budget < 45; budget += 3) {
      const plan = fit(source, { budget, tokenizer, level: "sentences", hint: { path: "a.yaml" } });
      if (plan instanceof UserError) continue;
      for (const document of parseAllDocuments(plan.text)) {
        assert.deepEqual((document as Document).errors, [], plan.text);
        assert.doesNotThrow(() => (document as Document).toJS(), plan.text);
      }
    }
  });

  test("a value over several lines is not cut, and lists in braces are no variables", () => {
    const source = `list:\n${Array.from({ length: 20 }, (_, i) => `- {b: ${i}, c: ${i}}`).join("\n")}\nquoted: "one\n  two\n  three"\nflow: {x: 1,\n  y: 2}\n`;
    for (const [level, budget] of [
      ["outline", 20],
      ["auto", 30],
      ["sentences", 60],
    ] as const)
      assert.doesNotThrow(() => parse(textOf(source, "a.yaml", { budget, level })));
  });

  test("YAML stays YAML, and says nothing that it did not say", () => {
    const word = fc.constantFrom("oak", "birch", "cedar", "lime", "maple");
    const { node } = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(" ")),
        fc.array(tie("node"), { minLength: 1, maxLength: 4 }),
        fc.dictionary(word, tie("node"), { minKeys: 1, maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(
        fc.dictionary(word, node, { minKeys: 2 }),
        fc.boolean(),
        fc.double({ min: 0.2, max: 1, noNaN: true }),
        (value, indentSeq, share) => {
          const source = stringify(value, { indentSeq });
          const budget = Math.max(1, Math.floor(tokenizer.count(source) * share));
          const plan = fit(source, { budget, tokenizer, level: "sentences", hint: { path: "a.yaml" } });
          if (plan instanceof UserError) return;
          assert.ok(isPartOf(parse(plan.text), value), `${source}\n---\n${plan.text}`);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Whether all that one value says is in the other; what is left of nothing is `null`. */
function isPartOf(part: unknown, whole: unknown): boolean {
  if (part === null) return true;
  if (Array.isArray(part)) {
    if (!Array.isArray(whole)) return false;
    let next = 0;
    return part.every((item) => {
      while (next < whole.length && !isPartOf(item, whole[next])) next++;
      return next++ < whole.length;
    });
  }
  if (typeof part === "object")
    return Object.entries(part as object).every(
      ([key, value]) =>
        typeof whole === "object" && whole !== null && key in whole && isPartOf(value, whole[key as never]),
    );
  return part === whole || (typeof whole === "string" && typeof part === "string" && whole.includes(part));
}
