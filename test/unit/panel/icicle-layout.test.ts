import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { icicle, parentOf, readableHeight } from "../../../media/panel/layout/icicle-layout.ts";
import type { PanelSection } from "../../../src/panel/protocol.ts";

interface Tree {
  readonly own: number;
  readonly inside: readonly Tree[];
}

const own = fc.nat({ max: 200 });
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ own, inside: fc.constant([]) }),
    fc.record({ own, inside: fc.array(tie("tree"), { maxLength: 4 }) }),
  ),
}));

/** Sections as the host side tells them: each before those inside it, whose text follows its own. */
function sectionsOf(trees: readonly Tree[]): { sections: PanelSection[]; tokens: number } {
  const sections: PanelSection[] = [];
  let at = 0;
  const visit = ({ own, inside }: Tree, depth: number) => {
    const section = { kind: "heading", title: `${sections.length}`, start: at, end: at, depth, at, tokens: 0 };
    sections.push(section);
    at += own;
    for (const child of inside) visit(child, depth + 1);
    section.tokens = at - section.at;
    section.end = at;
  };
  for (const top of trees) visit(top, 0);
  return { sections, tokens: at };
}

const size = { width: 300, height: 500 };
const NEAR = 1e-6;

describe("the picture of a document's sections", () => {
  it("has each as high as its share, inside the one around it, and none over another", () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 6 }), (trees) => {
        const { sections, tokens } = sectionsOf(trees);
        const { nodes } = icicle(sections, { ...size, tokens, zoom: null });
        for (const node of nodes) {
          const section = sections[node.index]!;
          assert.ok(Math.abs(node.height - (section.tokens / tokens) * size.height) < NEAR);
          assert.ok(node.x >= 0 && node.x + node.width <= size.width + NEAR);
          const around = nodes.find(({ index }) => index === parentOf(sections, node.index));
          if (section.depth > 0) assert.ok(around, "what is drawn stands in what is drawn");
          if (!around) continue;
          assert.ok(node.y >= around.y - NEAR && node.y + node.height <= around.y + around.height + NEAR);
          assert.ok(around.x + around.width <= node.x + NEAR);
        }
        for (const [i, a] of nodes.entries()) {
          for (const b of nodes.slice(i + 1)) {
            const across = a.x + a.width <= b.x + NEAR || b.x + b.width <= a.x + NEAR;
            const down = a.y + a.height <= b.y + NEAR || b.y + b.height <= a.y + NEAR;
            assert.ok(across || down, `${sections[a.index]!.title} lies over ${sections[b.index]!.title}`);
          }
        }
      }),
    );
  });

  it("counts what it does not show", () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 6 }), (trees) => {
        const { sections, tokens } = sectionsOf(trees);
        const { nodes, hidden } = icicle(sections, { ...size, tokens, zoom: null });
        assert.equal(nodes.length + hidden, sections.length);
      }),
    );
  });

  it("shows all the outermost of 200 sections, at the height that it asks for", () => {
    const inside = Array.from({ length: 9 }, () => ({ own: 50, inside: [] }));
    const { sections, tokens } = sectionsOf(Array.from({ length: 200 }, () => ({ own: 50, inside })));
    const { nodes } = icicle(sections, { width: 300, height: readableHeight(sections, tokens), tokens, zoom: null });
    assert.equal(nodes.length, 200);
  });

  it("is filled by the section that is zoomed to", () => {
    const inside = [
      { own: 10, inside: [] },
      { own: 30, inside: [] },
    ];
    const { sections, tokens } = sectionsOf([
      { own: 5, inside: [] },
      { own: 10, inside },
    ]);
    const { nodes, from, to } = icicle(sections, { ...size, tokens, zoom: 1 });
    assert.deepEqual([from, to], [5, 55]);
    assert.deepEqual(
      nodes.map(({ index, y, height }) => [index, y, height]),
      [
        [1, 0, 500],
        [2, 100, 100],
        [3, 200, 300],
      ],
    );
  });
});
