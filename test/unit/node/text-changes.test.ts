import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { offsetAfter } from "../../../src/node/worker/text-changes.ts";

describe("an offset after changes", () => {
  it("stays before a change, moves with one in front of it, and is gone with the text around it", () => {
    assert.equal(offsetAfter(5, [{ offset: 6, length: 2, text: "" }]), 5);
    assert.equal(offsetAfter(5, [{ offset: 0, length: 2, text: "abc" }]), 6);
    assert.equal(offsetAfter(5, [{ offset: 5, length: 0, text: "ab" }]), 7);
    assert.equal(offsetAfter(5, [{ offset: 3, length: 4, text: "ab" }]), null);
  });

  it("follows several changes, each in the text that the one before left", () => {
    const changes = [
      { offset: 8, length: 0, text: "late" },
      { offset: 0, length: 0, text: "early" },
      { offset: 2, length: 3, text: "" },
    ];
    assert.equal(offsetAfter(6, changes), 8);
  });
});
