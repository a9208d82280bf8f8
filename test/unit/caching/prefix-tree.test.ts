import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { brokenPrefix } from "../../../src/core/caching/broken-prefix.ts";
import { cachedTokens, cacheRule } from "../../../src/core/caching/cache-rules.ts";
import { cacheableTokens, type PrefixNode, prefixTree } from "../../../src/core/caching/prefix-tree.ts";
import { bestOrder } from "../../../src/core/caching/section-order.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";

const tokenizer = await loadTokenizer("o200k_base");

test("an edit breaks the cache at exactly the first token that differs", () => {
  const before = "You are a careful reviewer. Today is Monday. Review the code.";
  const after = "You are a careful reviewer. Today is Tuesday. Review the code.";
  const { tokens, offset, isSame } = brokenPrefix(before, after, tokenizer);
  assert.equal(after.slice(offset), " Tuesday. Review the code.");
  assert.equal(tokenizer.count(after.slice(0, offset)), tokens);
  assert.equal(isSame, false);
  assert.deepEqual(brokenPrefix(before, before, tokenizer), {
    tokens: tokenizer.count(before),
    offset: before.length,
    after: 0,
    isSame: true,
  });
});

test("law: the ids before the broken token are the same, and the one there is another", () => {
  const words = fc.array(fc.constantFrom("the", " sea", " is", "\n", " blue", "é", "🙂", "12", " ", "   "), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(words, words, words, (shared, a, b) => {
      const [before, after] = [[...shared, ...a].join(""), [...shared, ...b].join("")];
      const { tokens, after: rest } = brokenPrefix(before, after, tokenizer);
      const [old, now] = [tokenizer.encode(before), tokenizer.encode(after)];
      assert.deepEqual(old.subarray(0, tokens), now.subarray(0, tokens));
      assert.ok(tokens === old.length || tokens === now.length || old[tokens] !== now[tokens]);
      assert.equal(tokens + rest, now.length);
    }),
  );
});

test("a folder of prompts is a tree of what they begin with", () => {
  const tree = prefixTree([
    [1, 2, 3, 4],
    [1, 2, 9],
    [7, 7],
    [1, 2, 3, 5],
  ]);
  assert.deepEqual([tree.tokens, tree.distinct], [13, 8]);
  const shape = ({ depth, prompts, children }: PrefixNode): unknown => [
    depth,
    [...prompts].sort(),
    children.map(shape),
  ];
  assert.deepEqual(shape(tree.root), [0, [0, 1, 2, 3], [[2, [0, 1, 3], [[3, [0, 3], []]]]]]);
});

test("law: distinct tokens are those of a trie, and every node's prompts share what it says", () => {
  const prompt = fc.array(fc.nat(2), { maxLength: 8 });
  fc.assert(
    fc.property(fc.array(prompt, { maxLength: 12 }), (prompts) => {
      const tree = prefixTree(prompts);
      const trie = new Set(prompts.flatMap((ids) => ids.map((_, i) => ids.slice(0, i + 1).join())));
      assert.equal(tree.distinct, trie.size);
      const visit = ({ depth, prompts: of, children }: PrefixNode): void => {
        for (const i of of) assert.deepEqual(prompts[i]!.slice(0, depth), prompts[of[0]!]!.slice(0, depth));
        for (const child of children) {
          assert.ok(child.depth > depth && child.prompts.length > 1);
          visit(child);
        }
      };
      visit(tree.root);
    }),
  );
});

test("vendors cache from a least size on, in steps", () => {
  const rule = cacheRule("gpt-4o")!;
  assert.deepEqual(
    [1023, 1024, 1151, 1152].map((tokens) => cachedTokens(tokens, rule)),
    [0, 1024, 1024, 1152],
  );
  assert.equal(cacheRule("claude-haiku-4-5")?.least, 4096);
  const long = Array.from({ length: 3000 }, (_, i) => i);
  assert.equal(cacheableTokens(prefixTree([long, [...long, 1], [5]]), rule), 2944);
});

test("what all prompts hold would cache best at their beginning", () => {
  const section = (title: string, text = title) => ({ title, text, tokens: 10 });
  const order = bestOrder([
    [section("date", "Monday"), section("rules"), section("tools")],
    [section("date", "Tuesday"), section("rules"), section("tools")],
    [section("date", "Friday"), section("rules"), section("other")],
  ]);
  assert.deepEqual(order, { titles: ["rules", "tools", "date"], sharedNow: 0, sharedThen: 30 });
});
