import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readToolsFile } from "../../../src/core/budget/tools-file.ts";
import { UserError } from "../../../src/core/user-error.ts";

test("whatever stands in a file of tools, it is read or refused in a sentence", () => {
  const deep = `{"tools":[{"name":"a","inputSchema":${"[".repeat(100_000)}`;
  const texts = [deep, '{"servers":', '{"tools":[{"name":', "[[[", "", '{"mcpServers":[]}', '[{"tools":[1,"a",null]}]'];
  for (const text of texts) {
    const found = readToolsFile(text, "a.json");
    assert.ok(
      found instanceof UserError
        ? /^a\.json (?:lists no tools|is no valid JSON)/.test(found.message)
        : found.tools <= 1,
      text,
    );
  }
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, cut) => {
      const found = readToolsFile(text.slice(0, cut % (text.length + 1)), "a.json");
      assert.ok(found instanceof UserError || found.servers.length + found.tools >= 0);
    }),
  );
});

test("a file that is cut short, or holds one answer after the other, is refused and not counted in part", () => {
  const answer = JSON.stringify({ tools: [{ name: "find", description: "Finds files.", inputSchema: {} }] });
  for (const text of [answer.slice(0, -2), `${answer}\n${answer}`, `${answer}garbage`]) {
    const found = readToolsFile(text, "a.json");
    assert.match(found instanceof UserError ? found.message : "", /^a\.json is no valid JSON/);
  }
  const commented = readToolsFile(`// of the team\n${answer.slice(0, -1)},}`, "a.json");
  assert.equal(commented instanceof UserError ? 0 : commented.tools, 1);
});

test("a server without tools adds nothing", () => {
  assert.deepEqual(readToolsFile('{"tools":[]}', "a.json"), { tools: 0, json: "", servers: [] });
});
