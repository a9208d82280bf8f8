import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";
import { fit as fitText } from "../../src/core/compress/fit.ts";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import { UserError } from "../../src/core/user-error.ts";
import { chats, markdown } from "./fit-documents.ts";

const tokenizer = await loadTokenizer("o200k_base");

function lossless(text: string, path: string): string {
  const plan = fitText(text, { budget: 100_000, tokenizer, level: "lossless", hint: { path } });
  assert.ok(!(plan instanceof UserError));
  return plan.text;
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: Node[];
}

/** The tree that the reference parser sees, without places and without what is not shown. */
function treeOf(text: string): unknown {
  const tree = fromMarkdown(text.replaceAll("\r\n", "\n"), {
    extensions: [gfm(), frontmatter(["yaml"])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(["yaml"])],
  });
  const plain = (node: Node): unknown => {
    const { position: _, children, ...rest } = node as Node & { position?: unknown };
    if (node.type === "html") return isComment(node) ? [] : [{ ...rest, value: node.value?.trimEnd() }];
    if (children === undefined) return [rest];
    return [{ ...rest, children: joined(children.flatMap((child) => plain(child) as Node[])) }];
  };
  return plain(tree as Node);
}

const isComment = (node: Node): boolean => /^(?:<!--[\s\S]*?-->\s*)+$/.test(node.value ?? "");

/** Text on both sides of a comment is one text without it; blanks beside it are one blank. */
function joined(nodes: readonly Node[]): Node[] {
  const result: Node[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === "text" && last?.type === "text") {
      result[result.length - 1] = { ...last, value: `${last.value}${node.value}` };
    } else result.push(node);
  }
  return result.map((node) =>
    node.type === "text" ? { ...node, value: node.value!.replace(/ +/g, " ").trim() } : node,
  );
}

test("lossless leaves the Markdown that a reader sees", () => {
  fc.assert(
    fc.property(markdown, (text) => {
      const shorter = lossless(text, "a.md");
      assert.ok(tokenizer.count(shorter) <= tokenizer.count(text) + 2);
      assert.deepEqual(treeOf(shorter), treeOf(text));
    }),
    { numRuns: 400 },
  );
});

test("lossless leaves the value of JSON", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(0, 1, 4, "\t"), (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), null, indent);
      const shorter = lossless(text, "a.json");
      assert.deepEqual(JSON.parse(shorter), JSON.parse(text));
      assert.ok(shorter.length <= text.length);
    }),
    { numRuns: 300 },
  );
});

test("a chat made lossless is the same chat", () => {
  fc.assert(
    fc.property(chats, (text) => {
      assert.deepEqual(JSON.parse(lossless(text, "chat.json")), JSON.parse(text));
    }),
    { numRuns: 200 },
  );
});
