import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { select } from "../../../src/core/select/select.ts";
import type { Selection } from "../../../src/core/select/selection.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";

const tokenizer = await loadTokenizer("o200k_base");
const RETRIES = "# Retries\n\nA request is retried three times. The wait doubles each time.\n";
const FILES = [
  { path: "moon.md", text: "# Moon\n\nDogs bark at the moon. Nobody knows why the parcel is late.\n" },
  { path: "retries.md", text: RETRIES },
];

function selected(options: object = {}): Selection {
  const asked = { query: "How often is a request retried?", budget: 25, tokenizer, wantsConsidered: true, ...options };
  const selection = select(FILES, asked);
  assert.ok(!(selection instanceof UserError), String(selection));
  return selection;
}

describe("what was considered for a selection", () => {
  it("is told with its place, its tokens and what became of it, best first", () => {
    const { considered = [], candidates, pieces } = selected();
    assert.equal(considered.length, candidates);
    const [best] = considered;
    assert.equal(best?.text, "A request is retried three times.");
    assert.deepEqual(best?.lines, [3, 3]);
    assert.equal(RETRIES.slice(best?.start, best?.end).trim(), best?.text);
    assert.equal(best?.fate, "chosen");
    assert.match(best?.reason ?? "", /^best match: .*request/);
    assert.equal(best?.score, pieces[0]?.score);
    const scores = considered.map(({ score }) => score);
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
    );
    assert.ok(considered.some(({ fate, path }) => fate === "passed" && path === "moon.md"));
  });

  it("says what a person pinned and left out", () => {
    const whole = (path: string) => ({ path, start: 0, end: Number.MAX_SAFE_INTEGER });
    const decided = { pinned: [whole("moon.md")], excluded: [whole("retries.md")], budget: 60 };
    const { considered = [] } = selected(decided);
    for (const { path, fate } of considered) assert.equal(fate, path === "moon.md" ? "pinned" : "excluded");
  });

  it("is told only where it is asked for", () => {
    assert.equal("considered" in selected({ wantsConsidered: false }), false);
  });
});
