import assert from "node:assert/strict";
import { it } from "node:test";
import { readToHost, readToPage } from "../../../src/panel/protocol.ts";

it("what the page may say is read, and nothing else", () => {
  const reveal = { type: "reveal", uri: "file:///a.md", start: 0, end: 5 };
  assert.deepEqual(readToHost(reveal), reveal);
  for (const other of [
    null,
    "ready",
    { type: "run", command: "workbench.action.quit" },
    { ...reveal, start: -1 },
    { ...reveal, more: true },
    { type: "plan", id: 1, uri: "file:///a.md", budget: 0, query: "" },
  ]) {
    assert.equal(readToHost(other), undefined);
  }
});

it("what the host says is read, and nothing else", () => {
  assert.deepEqual(readToPage({ type: "document", document: null }), { type: "document", document: null });
  assert.equal(readToPage({ type: "document" }), undefined);
  assert.equal(readToPage({ type: "progress", id: "1", done: 0 }), undefined);
});
