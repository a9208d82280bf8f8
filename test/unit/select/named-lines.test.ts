import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { namedLines } from "../../../src/core/select/code/named-lines.ts";
import { select } from "../../../src/core/select/select.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";

const tokenizer = await loadTokenizer("o200k_base");
const body = (name: string) =>
  Array.from(
    { length: 200 },
    (_, i) => `export function ${name}${i}(value) {\n  return shape${(i * 7) % 90}(value) + ${i};\n}\n`,
  ).join("\n");
const FILES = [
  { path: "shop/src/cart.ts", text: body("cart") },
  { path: "shop/src/order.ts", text: body("order") },
  { path: "shop/test/cart.ts", text: body("spec") },
];

describe("lines that a question names", () => {
  test("are read as stack traces and compilers write them", () => {
    const trace = [
      "Error: no shape",
      "    at cart10 (/home/me/shop/src/cart.ts:42:11)",
      '  File "shop/tools/pack.py", line 7, in pack',
      "C:\\shop\\Cart.cs(12,5): error CS1002",
      "PHP Warning: x in /var/www/a.php on line 3",
      "see http://localhost:8080/x and chapter 3:4",
    ].join("\n");
    assert.deepEqual(namedLines(trace), [
      { path: "/home/me/shop/src/cart.ts", line: 42 },
      { path: "shop/tools/pack.py", line: 7 },
      { path: "/shop/Cart.cs", line: 12 },
      { path: "/var/www/a.php", line: 3 },
    ]);
  });

  test("bring what stands there, of the file whose path ends so", () => {
    for (const named of ["at x (/home/me/shop/src/cart.ts:402:11)", "src/cart.ts:402"]) {
      const found = select(FILES, { query: `TypeError: value is undefined\n    ${named}`, budget: 120, tokenizer });
      assert.ok(!(found instanceof UserError));
      assert.ok(found.tokens <= 120);
      const [line] = FILES[0]!.text.split("\n").slice(401, 402);
      assert.ok(found.text.includes(line!), found.text);
    }
  });

  test("that no file has change nothing", () => {
    const query = "what does order12 return";
    const plain = select(FILES, { query, budget: 120, tokenizer });
    const named = select(FILES, { query: `${query} (gone.ts:4, src/order.ts:99999)`, budget: 120, tokenizer });
    assert.ok(!(plain instanceof UserError) && !(named instanceof UserError));
    assert.ok(named.text.includes("order12"), named.text);
  });
});
