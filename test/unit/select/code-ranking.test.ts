import assert from "node:assert/strict";
import { test } from "node:test";
import { select } from "../../../src/core/library.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";

const tokenizer = await loadTokenizer("o200k_base");
const helper = (name: string) => `def ${name}(value):\n    """Turns a value into a row."""\n    return [value]\n`;
const files = [
  {
    path: "src/session.py",
    text: `${helper("row_of")}\n\ndef rebuild_redirect(session, response):\n    return session.send(response.next)\n`,
  },
  { path: "src/other.py", text: helper("other_row") },
  { path: "tests/test_session.py", text: "def test_rebuild_redirect():\n    rebuild_redirect(None, None)\n" },
];
const best = (query: string) => select(files, { query, budget: 60, tokenizer, order: "score" }).pieces[0]!;

test("a name that is asked for is found where it is defined, before the test that calls it", () => {
  const piece = best("rebuild redirect sends the wrong response\n\n`rebuild_redirect` fails.");
  assert.equal(piece.path, "src/session.py");
});

test("parts of a name that is written together are found", () => {
  assert.equal(best("other row").path, "src/other.py");
});

test("a file that the question names comes first", () => {
  assert.equal(best("turns a value into a row\n\nsee src/other.py").path, "src/other.py");
});
