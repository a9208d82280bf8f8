import assert from "node:assert/strict";
import { test } from "node:test";
import type { Choosing } from "../../../src/core/select/selectors/selector.ts";
import { SELECTORS, selectorNamed } from "../../../src/core/select/selectors/selectors.ts";

/** Units whose words are given as numbers; the score falls along the list. */
function choosing(words: readonly (readonly number[])[], budget = 100): Choosing {
  return {
    scores: Float32Array.from(words, (_, i) => -i / 10),
    tokens: words.map(() => 10),
    bestFirst: Uint32Array.from(words.keys()),
    budget,
    glimpses: [],
    passageOf: words.map((_, i) => i),
    placeOf: words.map(() => 0),
    termsOf: (unit) => words[unit]!,
    weightOf: () => 1,
    asked: [],
    parts: [],
  };
}
const orderBy = (name: string, from: Choosing) => [...selectorNamed(name)!.order(from)];

test("every selector begins with the best hit", () => {
  const from = choosing([[1, 2], [1, 2], [3], [4, 5, 6], [7]]);
  for (const selector of SELECTORS) assert.equal([...selector.order(from)][0], 0, selector.name);
});

test("every selector bears having nothing to choose from", () => {
  for (const selector of SELECTORS) assert.deepEqual([...selector.order(choosing([]))], [], selector.name);
});

test("value takes the best first, after a glimpse of other files", () => {
  const from = { ...choosing([[1], [2], [3]]), glimpses: [2] };
  assert.deepEqual([...new Set(orderBy("value", from))], [0, 2, 1]);
});

test("marginal leaves what repeats for later", () => {
  assert.deepEqual(
    orderBy(
      "marginal",
      choosing([
        [1, 2],
        [1, 2],
        [3, 4],
      ]),
    ),
    [0, 2, 1],
  );
});

test("max-min takes what is farthest from all that is taken", () => {
  assert.deepEqual(orderBy("max-min", choosing([[1, 2], [1, 2], [1, 3], [4]])), [0, 3, 2, 1]);
});

test("coverage prefers what brings new words", () => {
  assert.deepEqual(
    orderBy(
      "coverage",
      choosing([
        [1, 2],
        [1, 2],
        [3, 4],
      ]),
    ),
    [0, 2, 1],
  );
});

test("clusters takes one of each group before a second of any", () => {
  const order = orderBy(
    "clusters",
    choosing(
      [
        [1, 2],
        [1, 2, 3],
        [4, 5],
        [4, 5, 6],
        [1, 2, 7],
        [8, 9],
      ],
      30,
    ),
  );
  const groups = order.slice(0, 4).map((unit) => [0, 0, 1, 1, 0, 2][unit]);
  assert.equal(new Set(groups).size, 3);
  assert.equal(order.length, new Set(order).size + 1);
});

test("search passes over what repeats where another has room, and finds the same set each time", () => {
  const from = choosing(
    [
      [1, 2],
      [1, 2],
      [1, 2],
      [3, 4],
      [5, 6],
    ],
    30,
  );
  const found = orderBy("search", from);
  assert.deepEqual(found, orderBy("search", from));
  assert.deepEqual([...new Set(found)].sort(), [0, 3, 4]);
});

test("parts gives each part of the question its share", () => {
  const from = choosing([[1], [1, 7], [1, 8], [1, 9], [2]], 30);
  assert.deepEqual(orderBy("parts", { ...from, asked: [1, 2], parts: [[1], [2]] }).slice(0, 2), [0, 4]);
});

test("votes lets a rare word of the question bring in what the ranking alone would not", () => {
  const from = choosing([[1], [1, 7], [1, 8], [1, 9], [2]], 30);
  assert.equal(orderBy("votes", { ...from, asked: [1, 2] })[1], 4);
});

test("ends takes the beginning, the end and a sample between", () => {
  const words = Array.from({ length: 100 }, (_, i) => [i]);
  const order = orderBy("ends", choosing(words, 100));
  assert.deepEqual(order.slice(1, 4), [0, 1, 2]);
  assert.ok(order.includes(99) && order.includes(98));
  assert.ok(order.some((unit) => unit > 10 && unit < 90));
  assert.ok(order.length <= 12);
});
