import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { shareBar } from "../../../src/vscode/status/share-bar.ts";

describe("the bar of a section's share", () => {
  it("is empty for nothing, seen for anything, and never longer than the whole", () => {
    assert.equal(shareBar(0), "");
    assert.equal(shareBar(0.001), "╸");
    assert.equal(shareBar(0.25), "━━╸");
    assert.equal(shareBar(1), "━".repeat(10));
    assert.equal(shareBar(7), "━".repeat(10));
  });
});
