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
    assert.ok(found instanceof UserError ? found.message.startsWith("a.json lists no tools") : found.tools <= 1, text);
  }
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, cut) => {
      const found = readToolsFile(text.slice(0, cut % (text.length + 1)), "a.json");
      assert.ok(found instanceof UserError || found.servers.length + found.tools >= 0);
    }),
  );
});

test("a server without tools adds nothing", () => {
  assert.deepEqual(readToolsFile('{"tools":[]}', "a.json"), { tools: 0, json: "", servers: [] });
});
