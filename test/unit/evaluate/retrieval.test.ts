import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { recursiveChunks } from "../../../src/core/evaluate/baselines/recursive-chunks.ts";
import { precisionOmega, retrievalOf } from "../../../src/core/evaluate/retrieval.ts";
import type { Range } from "../../../src/core/plan/plan.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";

const places = (ranges: Record<string, readonly Range[]>) => new Map(Object.entries(ranges));

describe("retrieval, as the chunking evaluation measures it", () => {
  test("recall is of the gold, precision of what was retrieved, IoU of either", () => {
    const { recall, precision, iou } = retrievalOf(places({ a: [[0, 50]] }), "a", [[40, 60]]);
    assert.equal(recall, 0.5);
    assert.equal(precision, 0.2);
    assert.equal(iou, 10 / 60);
  });

  test("what is retrieved twice, or from another document, counts against precision and IoU, not for recall", () => {
    const gold: Range[] = [[0, 10]];
    const twice: Range[] = [
      [0, 10],
      [5, 15],
    ];
    assert.deepEqual(retrievalOf(places({ a: twice, b: [[0, 30]] }), "a", gold), {
      recall: 1,
      precision: 0.2,
      iou: 0.2,
    });
  });

  test("precision-omega is that of all chunks that touch the gold", () => {
    const chunks: Range[] = [
      [0, 10],
      [10, 20],
      [20, 30],
    ];
    assert.equal(precisionOmega(chunks, [[12, 14]]), 0.2);
    assert.equal(precisionOmega(chunks, [[9, 11]]), 0.1);
    assert.equal(precisionOmega(chunks, [[10, 20]]), 1);
  });
});

test("recursive chunks hold the text in order, none over its tokens, parted rather at paragraphs than in them", async () => {
  const tokenizer = await loadTokenizer("o200k_base");
  const text = `${"One short sentence. ".repeat(8)}\n\n${"Another one follows here! ".repeat(6)}\n\n${"x".repeat(4000)}`;
  const chunks = recursiveChunks(text, 50, tokenizer);
  assert.equal(chunks.map(([start, end]) => text.slice(start, end)).join(""), text);
  assert.ok(chunks.every(([start, end]) => tokenizer.count(text.slice(start, end)) <= 51));
  assert.match(text.slice(...chunks[0]!), /^One.*sentence\. \n\n$/s);
});
