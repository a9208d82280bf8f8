import assert from "node:assert/strict";
import { test } from "node:test";
import { lineFeedView } from "../../../src/node/fitting/line-feed-view.ts";

test("offsets go from a text with carriage returns to its view and back", () => {
  const source = "a\r\n\r\nbc\r\nd\ne";
  const view = lineFeedView(source);
  assert.equal(view.text, "a\n\nbc\nd\ne");
  for (let offset = 0; offset <= view.text.length; offset++) {
    assert.equal(view.inView(view.inSource(offset)), offset);
    assert.equal(source.slice(view.inSource(offset)).replaceAll("\r\n", "\n"), view.text.slice(offset));
  }
});

test("a text without carriage returns is its own view", () => {
  const view = lineFeedView("a\nb");
  assert.equal(view.text, "a\nb");
  assert.deepEqual([view.inSource(2), view.inView(2)], [2, 2]);
});
